# MinIO, built from its source at the version that the tests use (.ci/s3-version). Its repository was archived on
# 2026-04-25 and publishes no images any more; the service uses plain S3 calls only, so any other S3 server can take its place.
FROM golang:1.26-bookworm AS build
ARG MINIO_VERSION
RUN CGO_ENABLED=0 go install -trimpath -ldflags '-s -w' "github.com/minio/minio@${MINIO_VERSION}"

FROM debian:bookworm-slim
COPY --from=build /go/bin/minio /usr/local/bin/minio
RUN useradd --system --uid 1001 s3 && install -d -o s3 /data
USER s3
VOLUME /data
EXPOSE 9000
CMD ["minio", "server", "/data", "--address", ":9000", "--quiet"]
