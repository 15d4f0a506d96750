_onboard() {
    COMPREPLY=()
    # Bash ends the word before a quote that is open: the word as it stands in the line shows that there is one.
    local typed=$2 offered
    if [[ ${BASH_VERSINFO[0]} -lt 4 ]]; then
        typed=${COMP_WORDS[COMP_CWORD]}
    fi
    while IFS= read -r offered; do
        COMPREPLY+=("$offered")
    done < <(ONBOARD_COMPLETE=bash onboard "$COMP_CWORD" "$typed" -- "${COMP_WORDS[@]}" 2>/dev/null)
    if compopt +o nospace 2>/dev/null && [[ ${COMPREPLY-} =~ [=/:]$ ]]; then
        compopt -o nospace
    fi
}
if [[ ${BASH_VERSINFO[0]} -eq 4 && ${BASH_VERSINFO[1]} -ge 4 || ${BASH_VERSINFO[0]} -gt 4 ]]; then
    complete -o nospace -o bashdefault -o nosort -F _onboard onboard
else
    complete -o nospace -o bashdefault -F _onboard onboard
fi
