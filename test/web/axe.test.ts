import { axeFaults, WebStage } from './browser';

describe('the check of accessibility', () => {
  let stage: WebStage;
  beforeAll(async () => {
    stage = await WebStage.start();
  });
  afterAll(() => stage.stop());

  it('finds what is planted', async () => {
    const { page } = await stage.visit();
    await page.goto('/');
    expect(await axeFaults(page)).toEqual([]);
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend',
      '<p id="pale">Chữ quá nhạt</p><button id="nameless"></button><img id="untold" src="/x.png">')`);
    await page.evaluate(`document.getElementById('pale').style.cssText = 'color: #ccc; background: #fff'`);
    expect((await axeFaults(page)).sort()).toEqual([
      'button-name: #nameless',
      'color-contrast: #pale',
      'image-alt: #untold',
    ]);
  });
});
