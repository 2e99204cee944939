-- What tables and notes need on the pages of PDF and Word, after formats.lua: columns as
-- wide as their longest word, rows that stay whole, wide tables on pages of their own.

local docx = FORMAT:match("^docx") ~= nil
local typst = FORMAT:match("^typst") ~= nil
local upright, sideways = 170, 257 -- mm, as in typst-template.typ
-- ASSUME At 8.5 pt a letter or digit is 1.45 mm wide, a slim one 0.85, a broad one 2; bold
-- words are an eighth wider; a cell has 2.6 mm of air. In Word the letters are Arial at 8 pt.
local letter, slim, broad, bold, air = 1.45, 0.85, 1.9, 1.125, 2.6
if docx then letter, slim, broad, air = 1.6, 0.85, 2.3, 2.8 end
local longest_row = 22 -- lines; a longer one may break over pages

local function words_of(cell)
  return pandoc.utils.stringify(cell.contents)
end

-- What stands beneath each other in a cell.
local function lines_in(cell)
  local out, feed = pandoc.List({ "" }), { LineBreak = function() return pandoc.Str("\n") end }
  for _, block in ipairs(cell.contents) do
    local text = pandoc.utils.stringify(pandoc.Blocks({ block }):walk(feed))
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
  local _, wide = text:gsub("\u{2212}", docx and "m" or "-"):gsub("[mwMW@%%]", "")
  return (utf8.len(text) or #text) * letter - narrow * (letter - slim) + wide * (broad - letter)
end

local function longest_word(text)
  local most = 0
  for word in text:gmatch("[^ \n]+") do
    -- A word may break after a hyphen, and where a zero-width space says so.
    for part in word:gsub("\u{200b}", " "):gsub("([-/])", "%1 "):gmatch("%S+") do
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

-- Rows that hang into the next ones are few: where they are, nothing is estimated.
local function has_row_spans(tab)
  local found = false
  each_row(tab, function(row)
    for _, cell in ipairs(row.cells) do found = found or cell.row_span > 1 end
  end)
  return found
end

-- How wide each column is at least, for its longest word; the same where no number is
-- broken; at best, for its longest line; and the same with heads in two lines.
local function needed_widths(tab)
  local least, whole, best, snug = {}, {}, {}, {}
  local function widen(widths, column, width)
    widths[column] = math.max(widths[column], width + air)
  end
  for place = 1, #tab.colspecs do
    least[place], whole[place], best[place], snug[place] = air, air, air, air
  end
  each_row(tab, function(row, head)
    local column, weight = 1, head and bold or 1
    for _, cell in ipairs(row.cells) do
      for _, line in ipairs(cell.col_span == 1 and least[column] and lines_in(cell) or {}) do
        local word, all = longest_word(line) * weight, width_of(line) * weight
        widen(least, column, word)
        widen(whole, column, not head and is_number(line) and all or word)
        widen(best, column, all)
        widen(snug, column, head and math.max(word, all * 0.6) or all)
      end
      column = column + cell.col_span
    end
  end)
  return least, whole, best, snug
end

local function sum(numbers)
  local whole = 0
  for _, one in ipairs(numbers) do whole = whole + one end
  return whole
end

-- Sentences share the width as it was asked for, but each column holds its longest word.
local function shared(asked, least, width)
  local short, spare = 0, 0
  for place, share in ipairs(asked) do
    local gap = least[place] - share * width
    if gap > 0 then short = short + gap else spare = spare - gap end
  end
  if short == 0 or spare < short then return asked end
  local made = {}
  for place, share in ipairs(asked) do
    local over = share * width - least[place]
    made[place] = (over <= 0 and least[place] or least[place] + over * (1 - short / spare)) / width
  end
  return made
end

-- Numbers get what keeps them on one line, and all columns grow or shrink alike from there.
local function fitted(least, best, width)
  local low, high, made = sum(least), sum(best), {}
  local part = math.min(1, (width - low) / math.max(high - low, 1))
  local grow = math.max(1, width / high)
  for place, small in ipairs(least) do
    made[place] = (small + (best[place] - small) * part) * (part < 1 and 1 or grow) / width
  end
  return made
end

local function lines_of(cell, share, width)
  local lines, wide = 0, math.max(4, (share * width - air) / (letter * 0.85))
  for _, block in ipairs(cell.contents) do
    lines = lines + math.ceil((utf8.len(pandoc.utils.stringify(block)) or 1) / wide)
  end
  return lines
end

local function keep_rows(tab, shares, width)
  each_row(tab, function(row)
    local column, most = 1, 0
    for _, cell in ipairs(row.cells) do
      local share = 0
      for place = column, column + cell.col_span - 1 do share = share + (shares[place] or 0) end
      most = math.max(most, lines_of(cell, share, width))
      column = column + cell.col_span
    end
    if row.cells[1] and most <= longest_row then
      row.cells[1].attributes["typst:breakable"] = "false"
    end
  end)
end

-- Rows of sentences need a line between them; rows of numbers do not.
local function has_sentences(tab)
  local found = false
  each_row(tab, function(row, head)
    for _, cell in ipairs(row.cells) do
      found = found or not head and cell.col_span == 1 and #words_of(cell) > 70
    end
  end)
  return found
end

local function line_between(tab)
  local head = #tab.head.rows
  tab.attributes["typst:stroke"] =
    ("(x, y) => if y > %d { (top: 0.3pt + hair) }"):format(head)
end

local function shares_of(tab, width)
  local least, whole, best, snug = needed_widths(tab)
  local asked = tab.colspecs:map(function(spec) return spec[2] or 1 / #tab.colspecs end)
  if has_sentences(tab) or sum(least) > width then return shared(asked, least, width) end
  if sum(whole) < width then return fitted(whole, sum(best) < width and best or snug, width) end
  return fitted(least, whole, width)
end

function Table(tab)
  if #tab.colspecs == 0 or has_row_spans(tab) then return nil end
  if sum((needed_widths(tab))) > upright and not tab.classes:includes("landscape") then
    tab.classes:extend({ "landscape", "here" })
  end
  local width = tab.classes:includes("landscape") and sideways or upright
  local shares = shares_of(tab, width)
  for place, spec in ipairs(tab.colspecs) do tab.colspecs[place] = { spec[1], shares[place] } end
  if typst then
    keep_rows(tab, shares, width)
    if has_sentences(tab) then line_between(tab) end
  elseif width == sideways then
    tab.attributes["custom-style"] = "Landscape Table" -- word_pages.py turns its page
  end
  return tab
end

-- A row of bold words over all columns heads the rows below it.
local function heads_rows(row, columns)
  local cell = row.cells[1]
  local words = cell.col_span == columns and #cell.contents == 1 and cell.contents[1].content
  return columns > 1 and words and #words == 1 and words[1].t == "Strong"
end

local function has_groups(tab)
  local found = false
  each_row(tab, function(row, head)
    found = found or not head and heads_rows(row, #tab.colspecs)
  end)
  return found
end

-- Pandoc knows no heads within a table: typst-template.typ makes them. What comes first in
-- the writer's text is its own call, whatever people typed below.
local function in_groups(tab)
  if not has_groups(tab) then return nil end
  local text = pandoc.write(pandoc.Pandoc({ tab }), "typst")
  return pandoc.RawBlock("typst", (text:gsub("#table%(", "#table-in-groups(", 1)))
end

local function called(name, blocks)
  local out = pandoc.Blocks({ pandoc.RawBlock("typst", "#" .. name .. "[") })
  out:extend(blocks)
  out:insert(pandoc.RawBlock("typst", "]"))
  return out
end

local function noted(blocks)
  if typst then return called("fault-note", blocks) end
  return pandoc.Div(blocks, { ["custom-style"] = "Fault Note" })
end

function Div(div)
  if div.classes:includes("fault-note") then return noted(div.content) end
end

-- In a cell a note is a Span, alone in its paragraph.
function Para(para)
  local span = #para.content == 1 and para.content[1]
  if not span or span.t ~= "Span" or not span.classes:includes("fault-note") then return nil end
  return noted({ pandoc.Para(span.content) })
end

function Plain(plain)
  return Para(plain)
end

-- Text of its own, to be read line by line: narrower than tables and pictures.
local kinds = { Para = true, BulletList = true, OrderedList = true, BlockQuote = true }
local function reads(block)
  return kinds[block.t] or block.identifier == "refs"
end

-- Calls that were opened in typst's own words, and not yet closed.
local function depth_after(block, depth)
  if block.t ~= "RawBlock" or block.format ~= "typst" then return depth end
  if block.text:match("%[$") then return depth + 1 end
  return block.text:match("^%]") and depth - 1 or depth
end

-- Words that end in a colon are never left alone at the foot of a page.
local function leads_in(block)
  return block.t == "Para" and pandoc.utils.stringify(block):match(":%s*$")
end

local narrowed
function narrowed(blocks)
  local out, run, depth = pandoc.Blocks({}), pandoc.Blocks({}), 0
  local function set()
    if #run > 0 then out:extend(called("prose", run)) end
    run = pandoc.Blocks({})
  end
  for _, block in ipairs(blocks) do
    if depth == 0 and leads_in(block) then
      run:extend(called("leads-in", { block }))
    elseif depth == 0 and reads(block) then
      run:insert(block)
    else
      set()
      if depth == 0 and block.t == "Div" then block.content = narrowed(block.content) end
      out:insert(block)
    end
    depth = depth_after(block, depth)
  end
  set()
  return out
end

-- Say under a heading where its table went, rather than nothing.
local function where_it_went(tab)
  local label = pandoc.utils.stringify(tab.caption.long):match("^(%a+\u{a0}%d+)")
  return pandoc.RawBlock("typst", ("#emph[#link(<%s>)[%s] is on page #context locate(<%s>).page().]")
    :format(tab.identifier, label:gsub("\u{a0}", "~"), tab.identifier))
end

-- A table on its side waits for the end of its chapter, so that the page before it is
-- filled. Tables are numbered in order: one that comes meanwhile waits behind it, and the
-- next one ends the waiting. One that turned out too wide waits for the next heading only.
function Pandoc(doc)
  if not typst then return nil end
  local out, waiting, behind = pandoc.Blocks({}), pandoc.Blocks({}), pandoc.Blocks({})
  local function turn()
    if #waiting > 0 then out:extend(called("on-its-side", waiting)) end
    out:extend(behind)
    waiting, behind = pandoc.Blocks({}), pandoc.Blocks({})
  end
  local function wait(block, among)
    if #out > 0 and out[#out].t == "Header" then out:insert(where_it_went(block)) end
    among:insert(block)
  end
  for _, block in ipairs(doc.blocks) do
    if block.identifier == "sec-summary" and doc.meta.abstract then
      out:insert(pandoc.RawBlock("typst", "#pagebreak(weak: true)")) -- a sheet to hand out
    end
    local is_table = block.t == "Table"
    local turned = is_table and block.classes:includes("landscape")
    local here = #waiting > 0 and waiting[#waiting].classes:includes("here")
    if is_table and #behind > 0 or block.t == "Header" and (block.level == 1 or here) then turn() end
    if turned then wait(block, waiting)
    elseif is_table and #waiting > 0 then wait(block, behind)
    else out:insert(block) end
  end
  turn()
  out = narrowed(out)
  -- Quarto sets the tables of its floats by itself, with a typst that may be older.
  doc.blocks = quarto and out or out:walk({ Table = in_groups })
  return doc
end
