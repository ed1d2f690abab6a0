# Sourced by ./botstead and ./verify: finds a JDK 25 and exports JAVA_HOME.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qE '^JAVA_VERSION="25([."+-]|$)' "$1/release" 2>/dev/null
}

find_jdk_25() {
  local home
  for home in "${JAVA_HOME:-}" \
    /usr/lib/jvm/* /opt/* /opt/*/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  echo "Botstead needs a JDK 25: install one (Temurin 25, for example) and set JAVA_HOME to its folder." >&2
  return 1
}
