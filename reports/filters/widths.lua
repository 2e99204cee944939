-- How wide the columns of a table are on the pages of PDF and Word: each holds its longest
-- word, no number is broken where that can be, and the rows are as low as they can be.

local docx = FORMAT:match("^docx") ~= nil
local upright, sideways = 170, 257 -- mm, as in typst-template.typ
-- ASSUME At 8.5 pt a letter or digit is 1.45 mm wide, a slim one 0.85, a broad one 1.9; bold
-- words are an eighth wider; a cell has 2.6 mm of air. In Word the letters are Arial at 8 pt.
local letter, slim, broad, bold, air = 1.45, 0.85, 1.9, 1.125, 2.6
if docx then letter, slim, broad, air = 1.57, 0.85, 2.3, 2.6 end
local dense = 0.88 -- the type of a table too wide for its page, in parts of the usual
local spare = 1.04 -- the estimates are that generous
local step, rows_weighed = 1, 80 -- mm; of a longer table the first rows tell

-- In an id all letters are as wide as a digit.
local function as_digits(inlines)
  local inside = false
  for _, one in ipairs(inlines) do
    if one.t == "RawInline" then inside = one.text == "#id[" end
    if one.t == "Str" and inside then one.text = one.text:gsub("%w", "0"):gsub("[.,:_]", "0") end
  end
  return inlines
end

local reading = {
  LineBreak = function() return pandoc.Str("\n") end,
  Inlines = as_digits,
  Span = function(span)
    if span.attributes["custom-style"] ~= "Id" then return nil end
    return as_digits({ pandoc.RawInline("typst", "#id["), table.unpack(span.content) })
  end,
}

-- What stands beneath each other in a cell.
local function lines_in(cell)
  local out = pandoc.List({ "" })
  for _, block in ipairs(cell.contents) do
    local text = pandoc.utils.stringify(pandoc.Blocks({ block }):walk(reading))
    for line in text:gmatch("[^\n]+") do out:insert(line) end
  end
  return out
end

-- A number with its interval, such as 0.12 (-0.1 to 0.3).
local function is_number(text)
  return #text < 40 and text:find("%d") and not text:gsub("\u{a0}", " "):gsub(" to ", " "):find("%a")
end

local function width_of(text)
  text = text:gsub("\u{a0}", " ")
  local _, narrow = text:gsub("[%s.,:;()%[%]'ijlt|-]", "")
  local _, wide = text:gsub("[mwMW@%%]", "")
  return (utf8.len(text) or #text) * letter - narrow * (letter - slim) + wide * (broad - letter)
end

local function longest_word(text)
  local most = 0
  for word in text:gmatch("[^ \n]+") do
    -- A word may break after a hyphen, and where a zero-width space says so; a date not.
    for part in word:gsub("\u{200b}", " "):gsub("/", "/ "):gsub("(%D%-)", "%1 "):gmatch("%S+") do
      most = math.max(most, width_of(part))
    end
  end
  return most
end

local function each_row(tab, act)
  for _, row in ipairs(tab.head.rows) do act(row, true) end
  for _, body in ipairs(tab.bodies) do
    for _, row in ipairs(body.body) do act(row, false) end
  end
end

local function sum(numbers)
  local whole = 0
  for _, one in ipairs(numbers) do whole = whole + one end
  return whole
end

-- What its cells need of each column, in mm without air: for its longest word; the same
-- where no number is broken; for its longest line; the same with heads in two lines; and
-- every cell as the widths of its lines. Cells over several columns ask for nothing.
local function needs_of(tab)
  local needs = { word = {}, whole = {}, best = {}, snug = {}, cells = {} }
  for column = 1, #tab.colspecs do
    for _, most in pairs({ "word", "whole", "best", "snug" }) do needs[most][column] = 0 end
    needs.cells[column] = {}
  end
  local function widen(most, column, width)
    needs[most][column] = math.max(needs[most][column], width)
  end
  each_row(tab, function(row, head)
    local column, weight = 1, head and bold or 1
    for _, cell in ipairs(row.cells) do
      local widths, alone = {}, cell.col_span == 1 and needs.cells[column]
      for _, line in ipairs(alone and lines_in(cell) or {}) do
        local word, all = longest_word(line) * weight, width_of(line) * weight
        widths[#widths + 1] = all
        widen("word", column, word)
        widen("whole", column, not head and is_number(line) and all or word)
        widen("best", column, all)
        widen("snug", column, head and math.max(word, all * 0.6) or all)
      end
      if alone and #alone < rows_weighed then alone[#alone + 1] = widths end
      column = column + cell.col_span
    end
  end)
  return needs
end

-- Rows of sentences need a line between them; rows of numbers do not.
local function has_sentences(tab)
  local found = false
  each_row(tab, function(row, head)
    for _, cell in ipairs(row.cells) do
      local long = not head and cell.col_span == 1 and #pandoc.utils.stringify(cell.contents) > 70
      found = found or long
    end
  end)
  return found
end

-- Rows that hang into the next ones are few: where they are, nothing is estimated.
local function has_row_spans(tab)
  local found = false
  each_row(tab, function(row)
    for _, cell in ipairs(row.cells) do found = found or cell.row_span > 1 end
  end)
  return found
end

local function with_air(widths, size)
  local made = {}
  for column, width in ipairs(widths) do made[column] = width * size + air end
  return made
end

-- How high the cells of a column are, tall ones counting more: a row is as high as its
-- tallest cell.
local function height(cells, width, size)
  local high = 0
  for _, lines in ipairs(cells or {}) do
    local tall = 0
    for _, line in ipairs(lines) do
      tall = tall + math.max(1, 1.06 * line * size / math.max(width - air, 1))
    end
    high = high + tall ^ 3
  end
  return high
end

-- Every millimetre goes where it makes the rows lowest; what is left over to all alike.
local function spread(widths, cells, width, size)
  local gains = {}
  local function gain(column)
    local before = height(cells[column], widths[column], size)
    gains[column] = before - height(cells[column], widths[column] + step, size)
  end
  for column in ipairs(widths) do gain(column) end
  for _ = 1, math.floor((width - sum(widths)) / step) do
    local best = 1
    for column, won in ipairs(gains) do if won > gains[best] then best = column end end
    if gains[best] <= 0 then break end
    widths[best] = widths[best] + step
    gain(best)
  end
  local whole = sum(widths)
  for column, one in ipairs(widths) do widths[column] = one / whole end
  return widths
end

-- Sentences share the width nearly as it was asked for, but each column holds its longest
-- word, and none is long and thin.
local function sentence_widths(tab, needs, width)
  local least, asked, low = with_air(needs.word, 1), {}, {}
  for column, spec in ipairs(tab.colspecs) do
    asked[column] = (spec[2] or 1 / #tab.colspecs) * width
    low[column] = math.max(least[column], asked[column] * 0.6)
  end
  if sum(low) > width then low = least end
  return spread(low, needs.cells, width, 1)
end

-- Numbers get what keeps them on one line, and then all columns grow alike.
local function number_widths(needs, width)
  for _, size in ipairs({ 1, dense }) do
    for _, most in ipairs({ "best", "snug" }) do
      local widths = with_air(needs[most], size)
      if sum(widths) < width then return spread(widths, {}, width, size), size end
    end
    -- Where little is lacking, a few words in two lines are better than small type.
    local whole, snug = with_air(needs.whole, size), with_air(needs.snug, size)
    if sum(whole) < spare * width and (size < 1 or sum(snug) < 1.03 * width) then
      return spread(whole, needs.cells, width, size), size
    end
  end
  return spread(with_air(needs.word, dense), needs.cells, width, dense), dense
end

-- Give a table the widths of its columns. Gives its width in mm, whether it has sentences,
-- and whether it is set in smaller type; nothing where nothing was estimated.
local function set_widths(tab)
  if #tab.colspecs == 0 or has_row_spans(tab) then return nil end
  local needs, sentences = needs_of(tab), has_sentences(tab)
  local least = sentences and with_air(needs.word, 1) or with_air(needs.whole, dense)
  if sum(least) > spare * upright and not tab.classes:includes("landscape") then
    tab.classes:extend({ "landscape", "here" })
  end
  local width, size, shares = tab.classes:includes("landscape") and sideways or upright, 1, nil
  if sentences then
    shares = sentence_widths(tab, needs, width)
  else
    shares, size = number_widths(needs, width)
  end
  for column, spec in ipairs(tab.colspecs) do tab.colspecs[column] = { spec[1], shares[column] } end
  return width, sentences, size < 1
end

return { set = set_widths, each_row = each_row }
