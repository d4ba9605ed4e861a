#!/bin/sh
# Makes docs/images/report.png, the picture in the README, from the page that `make demo` writes. Needs Chromium.
#
#   make demo && scripts/make_picture.sh
#
# A window as high as the telling part of the page crops it.
set -eu
cd "$(dirname "$0")/.."

page=demo/report.html
picture=docs/images/report.png
width=1200
height=${HEIGHT:-1500}
most=300000

[ -f "$page" ] || { echo "$page is not there. Run: make demo" >&2; exit 1; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is not installed. On Debian: apt-get install chromium" >&2
    exit 1
}

profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
mkdir -p "$(dirname "$picture")"
# No sandbox: the page is our own, has no scripts, and the sandbox does not work for the root user of a container.
"$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$profile" \
    --window-size="$width,$height" --screenshot="$picture" "file://$PWD/$page${ANCHOR:-}" 2>/dev/null

size=$(wc -c < "$picture")
[ "$size" -le "$most" ] || { echo "$picture has $size bytes, more than $most. Make HEIGHT smaller." >&2; exit 1; }
echo "Wrote $picture ($size bytes)"
