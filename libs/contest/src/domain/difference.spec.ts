import { differences } from './difference';

const item = (code: string, name: string) => ({ code, name });

describe('differences', () => {
  it.each([
    ['nothing', { a: [item('x', '1')] }, { a: [item('x', '1')] }, []],
    ['a value', { a: { b: 1 } }, { a: { b: 2 } }, [{ path: 'a.b', from: 1, to: 2 }]],
    [
      'what is new and what is gone',
      { a: 1 },
      { b: 2 },
      [
        { path: 'a', from: 1 },
        { path: 'b', to: 2 },
      ],
    ],
    [
      'plain lists by place',
      { a: ['x'] },
      { a: ['y', 'z'] },
      [
        { path: 'a.0', from: 'x', to: 'y' },
        { path: 'a.1', to: 'z' },
      ],
    ],
    ['another kind of thing', { a: [1] }, { a: { 0: 1 } }, [{ path: 'a', from: [1], to: { 0: 1 } }]],
    [
      'a thing put before others as one thing',
      { a: [item('x', '1'), item('y', '2')] },
      { a: [item('n', '0'), item('x', '1'), item('y', '3')] },
      [
        { path: 'a.0', to: item('n', '0') },
        { path: 'a.2.name', from: '2', to: '3' },
      ],
    ],
    [
      'a thing taken out by its old place',
      { a: [item('x', '1'), item('y', '2')] },
      { a: [item('y', '2')] },
      [{ path: 'a.0', from: item('x', '1') }],
    ],
    [
      'another order once',
      { a: [item('x', '1'), item('y', '2')] },
      { a: [item('y', '2'), item('x', '1')] },
      [{ path: 'a', from: ['x', 'y'], to: ['y', 'x'] }],
    ],
    [
      'things that share a code by place',
      { a: [item('x', '1'), item('x', '2')] },
      { a: [item('x', '1'), item('x', '3')] },
      [{ path: 'a.1.name', from: '2', to: '3' }],
    ],
  ])('finds %s', (_, from, to, found) => {
    expect(differences(from, to)).toEqual(found);
  });
});
