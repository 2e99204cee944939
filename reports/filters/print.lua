-- What tables and notes need on the pages of PDF and Word, after formats.lua: columns as
-- wide as their longest word, rows that stay whole, wide tables on pages of their own.

local docx = FORMAT:match("^docx") ~= nil
local typst = FORMAT:match("^typst") ~= nil
-- Quarto runs this file out of one of its own.
local beside = PANDOC_SCRIPT_FILE:match("^(.*)print%.lua$") or "filters/"
local widths = assert(loadfile(beside .. "widths.lua", "t", _ENV))()
local sideways = 257 -- mm, as in widths.lua
local letter, air = 1.2, 2.6 -- mm, of running words in a cell
local longest_row = 10 -- lines; a longer one may break over pages

local function called(name, blocks)
  local out = pandoc.Blocks({ pandoc.RawBlock("typst", "#" .. name .. "[") })
  out:extend(blocks)
  out:insert(pandoc.RawBlock("typst", "]"))
  return out
end

local function lines_of(cell, share, width)
  local lines, wide = 0, math.max(4, (share * width - air) / letter)
  for _, block in ipairs(cell.contents) do
    lines = lines + math.ceil((utf8.len(pandoc.utils.stringify(block)) or 1) / wide)
  end
  return lines
end

-- A row of bold words over all columns heads the rows below it.
local function heads_rows(row, columns)
  local cell = row.cells[1]
  local words = cell and cell.col_span == columns and #cell.contents == 1 and cell.contents[1].content
  return columns > 1 and words and #words == 1 and words[1].t == "Strong"
end

-- How many lines a row has, of each row of the body in its order.
local function row_lines(tab, width)
  local heights = pandoc.List({})
  widths.each_row(tab, function(row, head)
    local column, most = 1, 0
    for _, cell in ipairs(row.cells) do
      local share = 0
      for place = column, column + cell.col_span - 1 do
        share = share + (tab.colspecs[place] and tab.colspecs[place][2] or 0)
      end
      most = math.max(most, lines_of(cell, share, width))
      column = column + cell.col_span
    end
    if row.cells[1] and most <= longest_row then
      row.cells[1].attributes["typst:breakable"] = "false"
    end
    if not head then heights:insert({ row = row, lines = most }) end
  end)
  return heights
end

-- How many rows at the end go to the next page together, so that none is there alone.
local function last_rows(tab, heights)
  local kept, lines = 0, 0
  for place = #heights, 2, -1 do
    lines = lines + heights[place].lines
    if kept == 3 or lines > longest_row or heads_rows(heights[place].row, #tab.colspecs) then break end
    kept = kept + 1
  end
  return kept
end

local function line_between(tab)
  local head = #tab.head.rows
  tab.attributes["typst:stroke"] =
    ("(x, y) => if y > %d { (top: 0.3pt + hair) }"):format(head)
end

-- Word has no smaller type for a whole table: its cells name a style that has.
local function in_small_type(tab)
  local smaller = { ["Table Text"] = "Table Text Dense", ["Table Head"] = "Table Head Dense" }
  return tab:walk({
    Div = function(div)
      local style = div.attributes["custom-style"]
      div.attributes["custom-style"] = smaller[style] or style
      return div
    end,
  })
end

function Table(tab)
  local width, sentences, dense = widths.set(tab)
  if not width then return nil end
  if dense then tab.classes:insert("dense") end
  if typst then
    local heights = row_lines(tab, width)
    if sentences then line_between(tab) end
    -- Quarto sets the tables of its floats by itself, with a typst that may be older.
    if quarto then return dense and called("dense", { tab }) or tab end
    tab.attributes["typst:kept"] = tostring(last_rows(tab, heights))
    return tab
  end
  if dense then tab = in_small_type(tab) end
  -- word_pages.py turns the page of a table with this name.
  if width == sideways then tab.attributes["custom-style"] = "Landscape Table" end
  return tab
end

-- Pandoc knows no heads within a table: typst-template.typ makes them. What comes first in
-- the writer's text is its own call, whatever people typed below.
local function in_groups(tab)
  local text = pandoc.write(pandoc.Pandoc({ tab }), "typst")
  return pandoc.RawBlock("typst", (text:gsub("#table%(", "#table-in-groups(", 1)))
end

local function finished(tab)
  local set = in_groups(tab)
  return tab.classes:includes("dense") and called("dense", { set }) or set
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
  doc.blocks = quarto and out or out:walk({ Table = finished })
  return doc
end
