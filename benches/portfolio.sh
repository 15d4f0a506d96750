#!/usr/bin/env bash
# Times whole processes, each beside what it is held against, in the same run and by turns, so that whatever else the
# machine does falls on both alike; the best of several rounds counts.
#
#   onboard status            beside `cat` of the same files                      goal: at most 1.75 times
#   onboard status PLAN       beside `onboard --version`, among all and alone     goal: at most 3 ms more
#   onboard action add        beside the sync of the file and its directory       goal: at most 5 ms more
#   any command               on plans of 8 MiB that somebody made to do harm     goal: at most 2 s and 256 MB
#   onboard history PLAN      a year, week by week, beside `git log -p` of it     goal: at most 0.5 s
#   onboard history           a year of 200 plans, week by week                   goal: at most 10 s
#   what compares two states  beside `git diff` of the same commits
#
# Usage: benches/portfolio.sh [PLANS]...   (1000 and 10000 when none are named)
#
# ROUNDS=N    how often each is run (5)
# PORTFOLIOS  where the portfolios are kept between runs (target/portfolios)
#
# Needs bash, coreutils and git, and a GNU /usr/bin/time to tell memory. Made-up portfolios take 300 MB for 10,000 plans.
set -eu
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- 1000 10000
rounds=${ROUNDS:-5}
portfolios=${PORTFOLIOS:-target/portfolios}
as_of=2026-06-01
onboard=$PWD/target/release/onboard
# Nothing that somebody has set is measured.
unset ONBOARD_AS_OF ONBOARD_PAGER PAGER LESS COLUMNS CLICOLOR_FORCE RAYON_NUM_THREADS
export LC_ALL=C NO_COLOR=1

cargo build --quiet --release --locked --bin onboard --example generate
mkdir -p "$portfolios"
measured=$portfolios/measured
started=$SECONDS

# Notes the seconds of wall clock, user time and system time that a command takes, under a name.
timed() {
    local name=$1 TIMEFORMAT='%3R %3U %3S'
    shift
    # An answer that something is wrong is an answer: the exit code does not count.
    echo "$name $({ time "$@" >/dev/null 2>&1 || true; } 2>&1)" >>"$measured"
}

# The best of what was noted under a name.
best() { sed -n "s/^$1 //p" "$measured" | sort -n | head -n 1; }

times() {
    local count=$1 run
    shift
    for ((run = 0; run < count; run++)); do "$@" || true; done
}

# What the figures say together: formats a line with numbers that awk works out from two or three measurements.
told() { awk -v OFMT=%.2f "BEGIN { printf \"%-44s %9.2f %s\n\", \"$1\", $2, \"$3\" }"; }

row() { printf '%-44s %9s %9s %9s\n' "$@"; }
wall() { best "$1" | cut -d ' ' -f 1; }

# Seconds of wall clock, of user time, and peak memory in MB where the system has a `time` that tells it.
weighed() {
    local TIMEFORMAT='%3R %3U unknown'
    if [ -x /usr/bin/time ]; then
        /usr/bin/time -o "$measured.weight" -f '%e %U %M' "$@" >/dev/null 2>&1 || true
        tail -n 1 "$measured.weight" | awk '{ printf "%s %s %.0f\n", $1, $2, $3 / 1024 }'
    else
        { time "$@" >/dev/null 2>&1 || true; } 2>&1
    fi
}

read_files() { find "$1/onboardings" -name '*.yaml' -print0 | xargs -0 cat; }

# Adds an action to a plan, as it was made up. The plan is called so that no other begins like it.
edit() {
    cp "$1/log.yaml" "$1/onboardings/x-edited/actions.yaml"
    times 20 "$onboard" -C "$1" --as-of "$as_of" action add "$2" 'Send the template' --owner 'Ana Ruiz'
}

# What an edit asks of the disk, by other means: a new file, synced, put in place of the old one, the directory synced.
synced() {
    times 20 replace "$1" conv=fsync sync
}

# The same processes without the syncs.
unsynced() {
    times 20 replace "$1" conv=notrunc true
}

replace() {
    dd if="$1/log.yaml" of="$1/onboardings/x-edited/.new" "$2" 2>/dev/null
    mv -f "$1/onboardings/x-edited/.new" "$1/onboardings/x-edited/actions.yaml"
    env "$3" "$1/onboardings/x-edited"
}

row "best of $rounds rounds" 'wall s' 'user s' 'system s'
for plans in "$@"; do
    workspace=$portfolios/$plans alone=$portfolios/alone
    rm -rf "$workspace" "$alone"
    target/release/examples/generate "$workspace" --plans "$plans" --seed 1 --as-of "$as_of"
    files=$(find "$workspace/onboardings" -type f | wc -l)
    bytes=$(find "$workspace/onboardings" -type f -print0 | xargs -0 cat | wc -c)
    printf '\n%s plans, %s files, %s MB\n' "$plans" "$files" "$((bytes / 1000000))"

    # One of the plans under a name of its own, and the same in a workspace that holds nothing else.
    some=$(cd "$workspace/onboardings" && printf '%s\n' * | head -n 1)
    mkdir -p "$alone/onboardings"
    cp "$workspace/onboard.toml" "$alone"
    for place in "$workspace" "$alone"; do
        cp -r "$workspace/onboardings/$some" "$place/onboardings/x-edited"
        cp "$workspace/onboardings/$some/actions.yaml" "$place/log.yaml"
    done

    : >"$measured"
    for ((round = 0; round < rounds; round++)); do
        timed cat read_files "$workspace"
        timed status "$onboard" -C "$workspace" --as-of "$as_of" status
        timed version times 100 "$onboard" --version
        timed one-among times 100 "$onboard" -C "$workspace" --as-of "$as_of" status x-edited
        timed one-alone times 100 "$onboard" -C "$alone" --as-of "$as_of" status x-edited
        timed edit-among edit "$workspace" x-edited
        timed edit-named edit "$workspace" x-
        timed edit-alone edit "$alone" x-edited
        timed synced synced "$workspace"
        timed unsynced unsynced "$workspace"
    done

    # shellcheck disable=SC2046 # three numbers, three columns
    {
        row 'find | xargs cat' $(best cat)
        row 'onboard status' $(best status)
        row 'onboard --version, 100 times' $(best version)
        row 'onboard status PLAN, 100 times' $(best one-among)
        row '  in a workspace of that plan' $(best one-alone)
        row 'onboard action add, 20 times' $(best edit-among)
        row '  the plan named by its beginning' $(best edit-named)
        row '  in a workspace of that plan' $(best edit-alone)
        row 'dd, mv, sync, 20 times' $(best synced)
        row '  without the syncs' $(best unsynced)
    }
    told 'status / cat' "$(wall status) / $(wall cat)" '(goal 1.75)'
    told '  cores used' "$(best status | awk '{ print ($2 + $3) / $1 }')" ''
    told 'status PLAN - --version, each' "($(wall one-among) - $(wall version)) * 10" 'ms (goal 3)'
    told '  in a workspace of that plan' "($(wall one-alone) - $(wall version)) * 10" 'ms (goal 3)'
    told 'edit - its syncs, each' "($(wall edit-among) - $(wall synced) + $(wall unsynced)) * 50" 'ms (goal 5)'
    told '  in a workspace of that plan' "($(wall edit-alone) - $(wall synced) + $(wall unsynced)) * 50" 'ms (goal 5)'
    row 'peak memory of status, MB' "$(weighed "$onboard" -C "$workspace" --as-of "$as_of" status | cut -d ' ' -f 3)" '' ''
done

# Plans that nobody writes by hand: each the head of a plan and one file of almost 8 MiB, in a workspace of its own.
hostile() {
    local workspace=$portfolios/hostile/$1
    mkdir -p "$workspace/onboardings/acme"
    : >"$workspace/onboard.toml"
    printf 'customer: Acme\nsegment: smb\ncontract: {signed_on: 2026-03-02}\n' >"$workspace/onboardings/acme/onboarding.yaml"
    head -c 8388000 | sed '$d' >"$workspace/onboardings/acme/$2"
}

rm -rf "$portfolios/hostile"
# `head` leaves first, which ends the writer.
lines() { awk "BEGIN { for (i = 1; ; i++) { $1 } }" 2>/dev/null || true; }
{ printf 'actions:\n  - {id: A-0, owner: Lee, title: &t %s}\n' "$(head -c 100000 /dev/zero | tr '\0' x)"
  lines 'printf "  - {id: A-%d, owner: Lee, title: *t}\n", i'; } | hostile aliases actions.yaml
{ printf 'actions:\n'; lines 'printf "  - {id: A-%d, title: Open the port, owner: Lee, due: 2026-04-01}\n", i'; } | hostile overdue actions.yaml
{ printf 'actions:\n'; lines 'printf "  - {id: A-1, title: Open the port, owner: Nobody %d, milestone: M-%d}\n", i, i'; } | hostile doubled actions.yaml
{ printf 'actions:\n'; lines 'printf "  - {id: A-%d, titel: Open the port, onwer: Lee}\n", i'; } | hostile misspelt actions.yaml
{ printf 'milestones:\n'; lines 'printf "  - {id: M-%d, title: Step, days: 1, due: 2026-04-01, after: [M-%d]}\n", i, i - 1'; } | hostile chained jsp.yaml
{ printf 'actions:\n'; lines 'printf "  - {id: A-%d, title: Open the port} # onboard: allow[action-overdue] soon\n", i'; } | hostile silenced actions.yaml
{ printf 'actions:\n'; lines 'printf "  [[[[[[[[[[[[[[[[\n"'; } | hostile nested actions.yaml
{ lines 'printf "key-%d: x\n", i'; } | hostile keys actions.yaml

printf '\n'
row 'a hostile plan of 8 MiB, worst of its commands' 'wall s' 'user s' 'MB'
for workspace in "$portfolios"/hostile/*; do
    for command in status 'status acme' check 'gate acme' agenda 'action add acme Task --owner Lee --dry-run'; do
        # shellcheck disable=SC2086 # a command line
        weighed timeout 20 "$onboard" -C "$workspace" --as-of "$as_of" $command
    done >"$measured"
    # The slowest, with the most memory that any of them took.
    most=$(cut -d ' ' -f 3 "$measured" | sort -n | tail -n 1)
    slowest=$(sort -n "$measured" | tail -n 1)
    # shellcheck disable=SC2086 # numbers
    row "  $(basename "$workspace")" $(echo "$slowest" | cut -d ' ' -f 1,2) "$most"
done

# A year of 200 plans in a repository, a commit a week; packed, as git keeps what was fetched.
year=$portfolios/year
rm -rf "$year"
target/release/examples/generate "$year" --plans 200 --seed 1 --as-of "$as_of" --weeks 52
git -C "$year" repack -a -d -q
plans_of() { git -C "$year" ls-tree --name-only "$1:onboardings"; }
# The plan that was there all year; and all that are there today.
long=$(comm -12 <(plans_of main~51) <(plans_of main) | head -n 1)
today=$(plans_of main)
first=$(git -C "$year" log -1 --format=%cs main~51)
onboard_in() { "$onboard" -C "$year" --as-of "$as_of" "$@"; }
every_history() {
    local plan
    for plan in $today; do onboard_in history "$plan" --since "$first"; done
}

: >"$measured"
for ((round = 0; round < rounds; round++)); do
    timed log-one git -C "$year" log -p -- "onboardings/$long"
    timed history-one onboard_in history "$long" --since "$first"
    timed log-all git -C "$year" log -p
    timed diff-git git -C "$year" diff main~4 main
    timed status onboard_in status
    timed status-at onboard_in --at main status
    timed status-since onboard_in status --since main~4
    timed diff onboard_in diff main~4..main
    timed check-since onboard_in check --since main~4
    timed slip onboard_in slip
done
timed history-all onboard_in history --since "$first"
timed history-each every_history

printf '\n'
row "200 plans, 52 weeks, best of $rounds rounds" 'wall s' 'user s' 'system s'
# shellcheck disable=SC2046 # three numbers, three columns
{
    row 'git log -p of one plan' $(best log-one)
    row 'onboard history PLAN' $(best history-one)
    row 'git log -p' $(best log-all)
    row 'onboard history, of all together, once' $(best history-all)
    row 'onboard history PLAN, of each, once' $(best history-each)
    row 'onboard status' $(best status)
    row 'onboard --at main status' $(best status-at)
    row 'onboard status --since main~4' $(best status-since)
    row 'git diff main~4 main' $(best diff-git)
    row 'onboard diff main~4..main' $(best diff)
    row 'onboard check --since main~4' $(best check-since)
    row 'onboard slip' $(best slip)
}
told 'history PLAN / git log -p' "$(wall history-one) / $(wall log-one)" '(goal 0.5 s)'
told 'history / git log -p' "$(wall history-all) / $(wall log-all)" '(goal 10 s)'
told 'history PLAN, of each / git log -p' "$(wall history-each) / $(wall log-all)" ''
told 'status --at main / status' "$(wall status-at) / $(wall status)" ''
told 'diff / git diff' "$(wall diff) / $(wall diff-git)" ''
row 'peak memory of history PLAN, MB' "$(weighed "$onboard" -C "$year" --as-of "$as_of" history "$long" --since "$first" | cut -d ' ' -f 3)" '' ''
row 'peak memory of diff, MB' "$(weighed "$onboard" -C "$year" --as-of "$as_of" diff main~4..main | cut -d ' ' -f 3)" '' ''
printf '\nmeasured in %s s\n' "$((SECONDS - started))"
