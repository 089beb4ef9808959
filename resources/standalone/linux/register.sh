#!/bin/sh
# Adds Carrel to this user's desktop: to the menu, and to open .carrel files. Carrel also works without it.
# `sh register.sh` adds it, `sh register.sh --remove` removes it again.
set -eu
share=$(cd "$(dirname "$0")" && pwd)
program=$(dirname "$share")/carrel
data=${XDG_DATA_HOME:-$HOME/.local/share}

update_databases() {
    for tool in "update-mime-database $data/mime" "update-desktop-database $data/applications"; do
        if command -v "${tool%% *}" >/dev/null; then
            ${tool%% *} "${tool#* }" || true
        fi
    done
}

# The path for a desktop entry, in quotation marks: two backslashes before each of " ` $ \ and a second % after each %.
quoted() {
    printf '"%s"' "$(printf '%s' "$1" | sed -e 's/[\\"`$]/\\\\&/g' -e 's/%/%%/g')"
}

if [ "${1:-}" = --remove ]; then
    rm -f "$data/applications/carrel.desktop" "$data/mime/packages/carrel.xml"
    rm -f "$data"/icons/hicolor/*/apps/carrel.png "$data"/icons/hicolor/*/mimetypes/application-vnd.carrel.png
    update_databases
    echo "Carrel was removed from the desktop. Your packs, settings and marks were not changed."
    exit
fi

mkdir -p "$data/applications" "$data/mime/packages" "$data/icons"
line="Exec=$(quoted "$program") %f" awk '/^Exec=/ { print ENVIRON["line"]; next } { print }' \
    "$share/applications/carrel.desktop" >"$data/applications/carrel.desktop"
cp "$share/mime/packages/carrel.xml" "$data/mime/packages/"
cp -r "$share/icons/hicolor" "$data/icons/"
update_databases
echo "Carrel was added to the desktop. If you move its folder, run this script again."
