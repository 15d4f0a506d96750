#!/usr/bin/env bash
# Times whole processes: `onboard status` over made-up portfolios, beside `cat` of the same files in the same run; and
# an edit of one plan among them, beside the same edit of that plan alone.
# Usage: benches/portfolio.sh [PLANS]...   (1000 and 10000 when none are named)
#
# RUNS=N      how often each is run; the best counts (7)
# PORTFOLIOS  where the portfolios are kept between runs (target/portfolios)
set -eu
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- 1000 10000
runs=${RUNS:-7}
portfolios=${PORTFOLIOS:-target/portfolios}
as_of=2026-06-01
onboard=$PWD/target/release/onboard

cargo build --quiet --release --locked --bin onboard --example generate

# Seconds of wall clock, of user time, of system time that a command takes.
timed() {
    local TIMEFORMAT='%3R %3U %3S'
    { time "$@" >/dev/null 2>&1; } 2>&1 || true
}

# The best of several runs of a command.
best() {
    local run
    for ((run = 0; run < runs; run++)); do timed "$@"; done | sort -n | head -n 1
}

read_files() { find "$1/onboardings" -name '*.yaml' -print0 | xargs -0 cat; }
many() { local run; for ((run = 0; run < 100; run++)); do "$@" || true; done; }

# Adds an action to a plan twenty times, starting from the log as it was made up.
edit() {
    local run
    cp "$1/log.yaml" "$1/onboardings/x-edited/actions.yaml"
    for ((run = 0; run < 20; run++)); do
        "$onboard" -C "$1" --as-of "$as_of" action add "$2" 'Send the template' --owner 'Ana Ruiz' || exit 1
    done
}

# Peak memory in MB, where the system has a `time` that tells.
memory() {
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -f '%M' "$@" 2>&1 >/dev/null | tail -n 1 | awk '{ printf "%.0f MB", $1 / 1024 }'
    else
        printf 'not measured'
    fi
}

printf '%-34s %9s %9s %9s\n' 'best of '"$runs" 'wall s' 'user s' 'system s'
for plans in "$@"; do
    workspace=$portfolios/$plans
    rm -rf "$workspace"
    target/release/examples/generate "$workspace" --plans "$plans" --seed 1 --as-of "$as_of"
    some=$(ls "$workspace/onboardings" | head -n 1)
    files=$(find "$workspace/onboardings" -type f | wc -l)
    bytes=$(find "$workspace/onboardings" -type f -print0 | xargs -0 cat | wc -c)
    printf '\n%s plans, %s files, %s MB\n' "$plans" "$files" "$((bytes / 1000000))"

    cat=$(best read_files "$workspace")
    status=$(best "$onboard" -C "$workspace" --as-of "$as_of" status --color never)
    one=$(best many "$onboard" -C "$workspace" --as-of "$as_of" status "$some" --color never)
    version=$(best many "$onboard" --version)

    # A plan by a name that no other starts like, and the same in a workspace of its own.
    alone=$portfolios/alone
    rm -rf "$alone"
    mkdir -p "$alone/onboardings"
    cp "$workspace/onboard.toml" "$alone"
    cp -r "$workspace/onboardings/$some" "$alone/onboardings/x-edited"
    cp -r "$workspace/onboardings/$some" "$workspace/onboardings/x-edited"
    cp "$workspace/onboardings/$some/actions.yaml" "$alone/log.yaml"
    cp "$workspace/onboardings/$some/actions.yaml" "$workspace/log.yaml"
    # By turns, so that whatever else the machine does falls on each alike.
    edits=$(for ((run = 0; run < runs; run++)); do
        echo "alone $(timed edit "$alone" x-edited)"
        echo "among $(timed edit "$workspace" x-edited)"
        echo "named $(timed edit "$workspace" x-)"
    done)
    best_edit() { echo "$edits" | sed -n "s/^$1 //p" | sort -n | head -n 1; }
    edit_alone=$(best_edit alone) edit_among=$(best_edit among) edit_named=$(best_edit named)

    printf '%-34s %9s %9s %9s\n' 'find | xargs cat' $cat
    printf '%-34s %9s %9s %9s\n' 'onboard status' $status
    printf '%-34s %9s %9s %9s\n' 'onboard status PLAN, 100 times' $one
    printf '%-34s %9s %9s %9s\n' 'onboard --version, 100 times' $version
    printf '%-34s %9s %9s %9s\n' 'onboard action add, 20 times' $edit_among
    printf '%-34s %9s %9s %9s\n' '  the plan named by its beginning' $edit_named
    printf '%-34s %9s %9s %9s\n' '  in a workspace of that plan' $edit_alone
    echo "$edit_among $edit_named $edit_alone" | awk '{ printf "%-34s %9.2f\n%-34s %9.2f\n", "edit among all / alone, wall", $1 / $7, "  named by its beginning", $4 / $7 }'
    echo "$cat $status" | awk '{ printf "%-34s %9.2f\n%-34s %9.2f\n", "status / cat, wall", $4 / $1, "cores used", ($5 + $6) / $4 }'
    printf '%-34s %9s\n' 'peak memory' "$(memory "$onboard" -C "$workspace" --as-of "$as_of" status)"
done
