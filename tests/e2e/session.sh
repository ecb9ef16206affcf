#!/usr/bin/env bash
# Runs a command on a message bus of its own with an unlocked keyring, as a signed-in person has it.
# Called by `cargo xtask` inside dbus-run-session with HOME and XDG_RUNTIME_DIR in a temporary folder.
set -euo pipefail
printf 'test' | env -u DISPLAY gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
exec "$@"
