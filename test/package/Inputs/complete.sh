#!/bin/bash
# complete.sh PREFIX PROGRAM WORD: prints what bash makes of "PROGRAM WORD<Tab>"
# with what is installed in PREFIX.
prefix=$1 program=$2 word=$3
export PATH=$prefix/bin:$PATH
. /usr/share/bash-completion/bash_completion
. "$prefix/share/bash-completion/completions/$program"

COMP_WORDS=("$program" "$word")
COMP_LINE="$program $word"
COMP_CWORD=1
COMP_POINT=${#COMP_LINE}
specification=$(complete -p "$program") || exit 1
function=${specification##*-F }
"${function%% *}" "$program" "$word" "$program" 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}" | sort
