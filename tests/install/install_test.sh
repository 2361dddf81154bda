#!/bin/sh
# Installs into an empty folder, links a C and a C++ program both ways, looks at the names that the
# libraries show, and takes everything back. TAP.
#
# shellcheck disable=SC2317 # the functions are called through check
set -u
BUILD=${BUILD:-build}
CC=${CC:-cc}
CXX=${CXX:-c++}
if [ -n "${SANITIZE:-}" ]; then
    echo "1..0 # skip a sanitized library is not for installing"
    exit 0
fi
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
prefix=/opt/pith
root=$stage$prefix
count=0
failed=0

check() { # NAME COMMAND...
    name=$1
    shift
    count=$((count + 1))
    if "$@" >"$stage/log" 2>&1; then
        echo "ok $count - $name"
    else
        failed=1
        sed 's/^/# /' "$stage/log"
        echo "not ok $count - $name"
    fi
}

flags() { # --cflags or --libs, with or without --static
    PKG_CONFIG_PATH=$root/lib/pkgconfig pkg-config --define-variable=prefix="$root" \
        --define-variable=libdir="$root/lib" --define-variable=includedir="$root/include" "$@" pith
}

build() { # OUT KIND COMPILER...
    out=$stage/$1
    kind=$2
    shift 2
    libs=$(flags --libs)
    if [ "$kind" = static ]; then
        libs=$(flags --static --libs | sed "s|-lpith|-l:libpith.a|")
    fi
    # shellcheck disable=SC2046,SC2086 # flags are words
    "$@" $(flags --cflags) -o "$out" tests/install/consumer.c $libs
}

works() { # PROGRAM
    said=$(LD_LIBRARY_PATH=$root/lib "$stage/$1") && [ -n "$said" ]
}

exports_only_our_names() {
    ! nm -D --defined-only "$root/lib/libpith.so" | awk '{print $3}' | grep -v '^pith_'
}

archive_shows_only_our_names() {
    ! nm -g --defined-only "$root/lib/libpith.a" 2>/dev/null | awk 'NF == 3 {print $3}' |
        grep -v '^pith_'
}

has_no_mutable_globals() {
    # Objects (O) in writable sections; .data.rel.ro is read-only once it is loaded.
    ! objdump -t "$root/lib/libpith.a" | grep -E ' O (\.data|\.bss|\.tdata|\.tbss|\*COM\*)[[:space:]]'
}

header_is_strict() { # COMPILER STANDARD
    printf '#include <pith.h>\nint main(void) { return 0; }\n' >"$stage/header.c"
    "$@" -pedantic-errors -Wall -Wextra -Werror -I"$root/include" -fsyntax-only "$stage/header.c"
}

nothing_is_left() {
    [ -z "$(find "$stage$prefix" ! -type d)" ]
}

make_install() {
    make BUILD="$BUILD" DESTDIR="$stage" PREFIX="$prefix" "$@"
}

check "make install" make_install install
check "C program, shared library" build c-shared shared "$CC" -std=c17
check "it runs" works c-shared
check "C program, static library" build c-static static "$CC" -std=c17
check "it runs" works c-static
check "C++ program, shared library" build cc-shared shared "$CXX" -x c++ -std=c++11
check "it runs" works cc-shared
check "C++ program, static library" build cc-static static "$CXX" -x c++ -std=c++11
check "it runs" works cc-static
check "header is strict C11" header_is_strict "$CC" -std=c11
check "header is strict C++11" header_is_strict "$CXX" -x c++ -std=c++11
check "shared library shows pith_ names only" exports_only_our_names
check "static library shows pith_ names only" archive_shows_only_our_names
check "no mutable globals" has_no_mutable_globals
check "installed command runs" sh -c "'$root/bin/pith' --version | grep -q pith"
check "manual pages are there" test -s "$root/share/man/man1/pith.1" -a -s "$root/share/man/man3/pith.3"
check "make uninstall" make_install uninstall
check "nothing is left" nothing_is_left
echo "1..$count"
exit "$failed"
