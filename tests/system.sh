#!/bin/sh
# Debian packages that some tests need. Where they cannot be installed the tests skip and say why;
# with CI=true that is a failure instead.
set -u
wanted="chromium poppler-utils tesseract-ocr tesseract-ocr-vie fonts-dejavu-core postgresql"
missing=""
for package in $wanted; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "install ok installed" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
why=""
if ! command -v apt-get >/dev/null 2>&1; then
    why="there is no apt-get"
elif [ "$(id -u)" != 0 ]; then
    why="not run as root"
else
    echo "installing:$missing"
    log=$(mktemp)
    if apt-get update >"$log" 2>&1 && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing >>"$log" 2>&1; then
        rm -f "$log"
        exit 0
    fi
    tail -n 5 "$log" >&2
    why="apt-get failed"
fi
echo "system packages missing:$missing ($why); tests that need them are skipped" >&2
[ "${CI:-}" = true ] && exit 1
exit 0
