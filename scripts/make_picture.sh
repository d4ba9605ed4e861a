#!/bin/sh
# Makes docs/images/report.png, the picture in the README: the telling parts of the page of one dispute of the demo.
# Needs Chromium.
#
#   make demo && scripts/make_picture.sh
#
# PARTS are the rows of the page to keep, in pixels from its top; where rows are left out between them, a line shows it.
# They must be chosen anew when the page has changed: look at the picture. DISPUTE can be set too, and STANDOFF, the
# program, where it is not that of `make demo`.
set -eu
cd "$(dirname "$0")/.."

database=demo/demo.db
picture=docs/images/report.png
dispute=${DISPUTE:-West Bengal, 2024}
parts=${PARTS:-0-588 1884-2760}
standoff=${STANDOFF:-.venv/bin/standoff}
width=1200
most=300000

[ -f "$database" ] || { echo "$database is not there. Run: make demo" >&2; exit 1; }
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is not installed. On Debian: apt-get install chromium" >&2
    exit 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# No sandbox: the pages are our own, have no scripts, and the sandbox does not work for the root user of a container.
photograph() { # page, height, picture
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$folder/profile" \
        --window-size="$width,$2" --screenshot="$3" "file://$1" 2>/dev/null
}

$standoff report "$dispute" --db "$database" --out "$folder/report.html" >&2
photograph "$folder/report.html" 5000 "$folder/whole.png"

height=0
{
    echo '<style>body { margin: 0 } div + div { border-top: 6px double #999 } div { background: url(whole.png) }</style>'
    for part in $parts; do
        from=${part%-*} to=${part#*-}
        echo "<div style='height: $((to - from))px; background-position: 0 -${from}px'></div>"
    done
} > "$folder/parts.html"
for part in $parts; do height=$((height + ${part#*-} - ${part%-*} + 6)); done
mkdir -p "$(dirname "$picture")"
photograph "$folder/parts.html" "$((height - 6))" "$picture"

size=$(wc -c < "$picture")
[ "$size" -le "$most" ] || { echo "$picture has $size bytes, more than $most. Keep fewer rows." >&2; exit 1; }
echo "Wrote $picture ($size bytes)"
