FROM localhost/base/debian
RUN apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nginx curl ca-certificates && \
    rm -rf /var/lib/apt/lists/* /var/cache/apt/* /etc/nginx/sites-enabled
