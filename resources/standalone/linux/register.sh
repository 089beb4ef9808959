#!/bin/sh
# Has this user's desktop know Carrel where it stands now: in the menu, and for .carrel files.
# `sh register.sh` does it, `sh register.sh --remove` undoes it. Nothing else needs it.
set -eu
share=$(cd "$(dirname "$0")" && pwd)
program=$(dirname "$share")/carrel
data=${XDG_DATA_HOME:-$HOME/.local/share}

renew() {
    for tool in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
        if command -v "${tool%% *}" >/dev/null; then
            ${tool%% *} "${tool#* }" || true
        fi
    done
}

# In a desktop entry, " ` $ and \ of a quoted path stand behind a backslash, which itself is written twice; % twice.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')"
}

if [ "${1:-}" = --remove ]; then
    rm -f "$data/applications/carrel.desktop" "$data/mime/packages/carrel.xml"
    rm -f "$data"/icons/hicolor/*/apps/carrel.png "$data"/icons/hicolor/*/mimetypes/application-vnd.carrel.png
    renew
    echo "The desktop no longer knows Carrel. What you read and marked is as it was."
    exit
fi

mkdir -p "$data/applications" "$data/mime/packages" "$data/icons"
line="Exec=$(quoted "$program") %f" awk '/^Exec=/ { print ENVIRON["line"]; next } { print }' \
    "$share/applications/carrel.desktop" >"$data/applications/carrel.desktop"
cp "$share/mime/packages/carrel.xml" "$data/mime/packages/"
cp -r "$share/icons/hicolor" "$data/icons/"
renew
echo "The desktop knows Carrel now. Call this again when the folder has moved."
