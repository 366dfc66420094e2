# Sourced by mvnw and tandem: exports JAVA_HOME as a JDK of at least $required_jdk, or ends with a sentence
# that says where it looked. POSIX sh, runs under "set -eu".
required_jdk=25

use_jdk() { # exports JAVA_HOME=$1 if that is a JDK of at least $required_jdk
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 1
  jdk_feature="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
  [ "${jdk_feature:-0}" -ge "$required_jdk" ] || return 1
  JAVA_HOME="$1"
  export JAVA_HOME
}

find_jdk() {
  use_jdk "${JAVA_HOME-}" && return 0
  jdk_on_path="$(readlink -f "$(command -v javac)" 2>/dev/null || :)"
  use_jdk "${jdk_on_path%/bin/javac}" && return 0
  if [ -x /usr/libexec/java_home ]; then # macOS
    use_jdk "$(/usr/libexec/java_home -v "$required_jdk+" 2>/dev/null || :)" && return 0
  fi
  for jdk_home in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* \
    /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    use_jdk "$jdk_home" && return 0
  done
  return 1
}

find_jdk || {
  echo "$(basename "$0"): Tandem needs JDK $required_jdk or newer and found none." >&2
  echo "Looked at JAVA_HOME (${JAVA_HOME:-not set}), javac on the PATH, /usr/lib/jvm, SDKMAN, ~/.jdks, /opt and macOS java_home." >&2
  echo "Install one (for example Temurin $required_jdk) or set JAVA_HOME to it." >&2
  exit 1
}
