# shellcheck shell=bash disable=SC2034  # JVM_FLAGS is for those who source this
# Sourced by the check scripts: where the tools are. All can be set from outside.
here=${here:-$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)}
export CHECKERS_HOME=${CHECKERS_HOME:-$here/.tools}
export CHECKERS_PYTHON=${CHECKERS_PYTHON:-$CHECKERS_HOME/venv/bin/python}
export NODE_PATH=$CHECKERS_HOME/node_modules
export CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
# A short-lived JVM starts in half the time with these.
JVM_FLAGS=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xss4m)
