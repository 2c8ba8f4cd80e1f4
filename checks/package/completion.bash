# Completion for socket-tidy and socket-tidy-ci: the options that their --help
# names. The function is bash-completion's own; it changed its name in 2.12.
if declare -F _comp_complete_longopt >/dev/null; then
  complete -F _comp_complete_longopt socket-tidy socket-tidy-ci
else
  complete -F _longopt socket-tidy socket-tidy-ci
fi
