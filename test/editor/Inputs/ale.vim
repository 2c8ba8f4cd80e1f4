" A session in Vim with ALE: see the warning, let ALE fix the file, see the
" warning go. Ends Vim with exit status 1 and a line that says why, if anything
" is not as it should be.

function! Fail(text) abort
  call writefile([a:text, string(getloclist(0))], 'problem.txt')
  cquit 1
endfunction

function! WaitUntil(condition, text) abort
  let l:start = reltime()
  while !eval(a:condition)
    if reltimefloat(reltime(l:start)) > 60
      call Fail(a:text)
    endif
    sleep 50m
  endwhile
endfunction

function! Warnings() abort
  return filter(getloclist(0), {_, item -> item.text =~# 'socket-missing-reuseaddr' && item.type ==# 'W'})
endfunction

call WaitUntil('len(Warnings()) == 1', 'no warning')
if getline(Warnings()[0].lnum) !~# 'bind'
  call Fail('the warning is not at the bind')
endif
ALEFix
call WaitUntil('&modified', 'the fix changes nothing')
write
call WaitUntil('empty(Warnings())', 'the warning stays')
quitall
