-- A session in Neovim: see the warning, take the code action, save, see the
-- warning go. Ends Neovim with exit status 1 and a line that says why, if
-- anything is not as it should be.

local function fail(text)
  io.stderr:write('neovim: ' .. text .. '\n')
  vim.cmd('cquit 1')
end

local function wait_until(condition, text)
  if not vim.wait(60000, condition, 50) then
    fail(text .. '; diagnostics: ' .. vim.inspect(vim.diagnostic.get(0)))
  end
end

local function warnings()
  return vim.tbl_filter(function(diagnostic)
    return diagnostic.code == 'socket-missing-reuseaddr'
  end, vim.diagnostic.get(0))
end

wait_until(function() return #warnings() == 1 end, 'no warning')
local line = warnings()[1].lnum + 1
if not vim.fn.getline(line):find('bind', 1, true) then
  fail('the warning is not at the bind, but in line ' .. line)
end

-- Who takes the action picks the fix from the menu.
vim.ui.select = function(items, options, on_choice)
  for _, item in ipairs(items) do
    if item[2].kind == 'quickfix' then
      return on_choice(item, 1)
    end
  end
  fail('no quick fix in the menu')
end
vim.fn.cursor(line, vim.fn.match(vim.fn.getline(line), 'bind') + 1)
vim.lsp.buf.code_action()
wait_until(function() return vim.bo.modified end, 'the code action changes nothing')
wait_until(function() return #warnings() == 0 end, 'the warning stays')
vim.cmd('write')
vim.cmd('quitall')
