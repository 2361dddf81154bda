#!/bin/sh
# Every file of the fuzz corpus once through its target. TAP.
set -u
count=0
failed=0
for program in "${BUILD:-build}"/replay/*; do
    name=$(basename "$program")
    count=$((count + 1))
    if find "tests/fuzz/corpus/$name" -type f -print0 | sort -z | xargs -0 "$program" 2>&1; then
        echo "ok $count - $name"
    else
        failed=1
        echo "not ok $count - $name"
    fi
done
echo "1..$count"
exit "$failed"
