-- What differs between HTML, Word and PDF: pictures, callouts, alternative texts,
-- section numbers, wide tables.

local html = FORMAT:match("html") ~= nil
local docx = FORMAT == "docx"
local typst = FORMAT == "typst"

local function styled(blocks, style)
  return pandoc.Div(blocks, { ["custom-style"] = style })
end

local function typst_text(text)
  return (text:gsub("\\", "\\\\"):gsub('"', '\\"'))
end

function Meta(meta)
  if docx and meta.published then meta.date = meta.published end
  return meta
end

function Header(header)
  local number = header.attributes["number"]
  header.attributes["number"] = nil
  if html then header.level = header.level + 1 end
  if not number or typst then return header end
  local lead = docx and { pandoc.Str(number), pandoc.Str("\u{2002}") }
    or { pandoc.Span({ pandoc.Str(number) }, { class = "header-section-number" }), pandoc.Space() }
  for place = #lead, 1, -1 do header.content:insert(1, lead[place]) end
  return header
end

-- A picture has no ending in the source: each format takes the one it can show.
function Image(image)
  if not image.src:match("%.%a+$") then
    image.src = image.src .. (docx and ".png" or ".svg")
  end
  local alt = image.attributes["fig-alt"]
  image.attributes["fig-alt"] = nil
  if alt then
    image.caption = { pandoc.Str(alt) }
    image.attributes["alt"] = alt
  end
  if docx then image.attributes["width"] = "6.3in" end
  return image
end

function Figure(figure)
  if not typst then return nil end
  local image
  figure:walk({ Image = function(found) image = found end })
  local alt = typst_text(image.attributes["alt"] or "")
  local call = ('#floating("%s", "%s", "%s", ['):format(image.src, alt, figure.identifier)
  local out = pandoc.Blocks({ pandoc.RawBlock("typst", call) })
  out:extend(figure.caption.long)
  out:insert(pandoc.RawBlock("typst", "])"))
  return out
end

-- Word gives a paragraph style to paragraphs only.
local function as_paragraphs(blocks)
  if #blocks == 0 then return pandoc.Blocks({ pandoc.Para("\u{a0}") }) end
  return blocks:walk({ Plain = function(plain) return pandoc.Para(plain.content) end })
end

-- A box that is a whole page stands under a heading: on paper its title would say it again.
local function callout(div, kind)
  local title = div.attributes["title"] or kind:gsub("^%l", string.upper)
  local alone = div.classes:includes("one-page")
  if typst then
    local open = alone and ('#callout-of-one-page(kind: "%s")['):format(kind)
      or ('#callout(kind: "%s", title: [%s])['):format(kind, title)
    local out = pandoc.Blocks({ pandoc.RawBlock("typst", open) })
    out:extend(div.content)
    out:insert(pandoc.RawBlock("typst", "]"))
    return out
  end
  local head = pandoc.Para({ pandoc.Str(title) })
  if docx then
    local words = styled(as_paragraphs(div.content), "Callout")
    return alone and words or { styled({ head }, "Callout Title"), words }
  end
  local blocks = pandoc.Blocks({ pandoc.Div({ head }, { class = "callout-title" }) })
  blocks:extend(div.content)
  return pandoc.Div(blocks, pandoc.Attr("", { "callout", "callout-" .. kind }, { { "role", "note" } }))
end

function Div(div)
  for _, class in ipairs(div.classes) do
    local kind = class:match("^callout%-(%a+)$")
    if kind then return callout(div, kind) end
  end
  return nil
end

local function centre_spans(tab)
  for _, body in ipairs(tab.bodies) do
    for _, row in ipairs(body.body) do
      for _, cell in ipairs(row.cells) do
        if cell.col_span > 1 and cell.col_span < #tab.colspecs then
          cell.alignment = "AlignCenter"
        end
      end
    end
  end
end

-- A head over several columns has a rule of its own, as wide as they are.
local function over(cell, words)
  if cell.col_span == 1 then return { words } end
  return { pandoc.RawInline("typst", "#spanner["), words, pandoc.RawInline("typst", "]") }
end

local function centre_heads(tab)
  for _, row in ipairs(tab.head.rows) do
    for _, cell in ipairs(row.cells) do
      if cell.col_span > 1 then cell.alignment = "AlignCenter" end
      if typst then
        cell.contents = cell.contents:walk({
          Plain = function(plain) return pandoc.Plain(over(cell, pandoc.Strong(plain.content))) end,
        })
      end
    end
  end
end

local function style_cells(tab)
  local function style_rows(rows, style)
    for _, row in ipairs(rows) do
      for _, cell in ipairs(row.cells) do
        cell.contents = { styled(as_paragraphs(cell.contents), style) }
      end
    end
  end
  style_rows(tab.head.rows, "Table Head")
  for _, body in ipairs(tab.bodies) do style_rows(body.body, "Table Text") end
  return tab
end

-- Grid tables lose a little of their width to their own lines.
local function fill_width(tab)
  local whole = 0
  for _, spec in ipairs(tab.colspecs) do whole = whole + (spec[2] or 0) end
  if whole == 0 then return end
  tab.colspecs = tab.colspecs:map(function(spec) return { spec[1], (spec[2] or 0) / whole } end)
end

-- Long ids may break after their points; on the web a mark says so that nobody copies.
-- Dates, which a browser would break at their hyphens, stay whole; so print.lua has them.
local function breakable(tab)
  return tab:walk({
    Str = function(str)
      if html and str.text:match("^%d%d%d%d%-%d%d%-%d%d%p?$") then
        return pandoc.Span({ str }, { class = "whole" })
      end
      if #str.text < 18 then return nil end
      if not html then return pandoc.Str((str.text:gsub("([%._:])(%a)", "%1\u{200b}%2"))) end
      local out, rest = pandoc.Inlines({}), str.text:gsub("([%._:])(%a)", "%1\0%2")
      for part in rest:gmatch("%Z+") do
        if #out > 0 then out:insert(pandoc.RawInline("html", "<wbr>")) end
        out:insert(pandoc.Str(part))
      end
      return out
    end,
  })
end

-- A browser fits columns of numbers by itself, better than any share of the width.
local function free_widths(tab)
  local right = 0
  for _, spec in ipairs(tab.colspecs) do
    if spec[1] == "AlignRight" then right = right + 1 end
  end
  if right * 2 < #tab.colspecs then return end
  tab.colspecs = tab.colspecs:map(function(spec) return { spec[1] } end)
end

function Table(tab)
  fill_width(tab)
  tab = breakable(tab)
  if html then free_widths(tab) end
  centre_heads(tab)
  centre_spans(tab)
  if docx then return style_cells(tab) end
  if not html then return tab end
  local classes = tab.classes:includes("wide") and { "table-scroll", "wide" } or { "table-scroll" }
  -- A list, not a table of names: Lua would write these in another order each time.
  return pandoc.Div({ tab }, pandoc.Attr("", { table.unpack(classes) }, {
    { "tabindex", "0" },
    { "role", "region" },
    { "aria-label", "Table; scrolls sideways on a narrow screen" },
  }))
end

function Span(span)
  if docx and span.classes:includes("caption-label") then
    return pandoc.Strong(span.content)
  end
  if docx then
    for _, name in ipairs({ "Attribution", "Small", "Id", "Withheld" }) do
      if span.classes:includes(name:lower()) then
        return pandoc.Span(span.content, { ["custom-style"] = name })
      end
    end
  end
  if not typst then return nil end
  for _, class in ipairs({ "caption-label", "attribution", "id", "small", "withheld", "verdict" }) do
    if span.classes:includes(class) then
      local out = pandoc.Inlines({ pandoc.RawInline("typst", "#" .. class .. "[") })
      out:extend(span.content)
      out:insert(pandoc.RawInline("typst", "]"))
      return out
    end
  end
  return nil
end

-- Typst would turn marks of quotation by what stands beside them, and take the
-- apostrophe after a bracket for an opening one: they are given as they are meant.
local marks = { DoubleQuote = { "“", "”" }, SingleQuote = { "‘", "’" } }

function Quoted(quoted)
  if not typst then return nil end
  local pair = marks[quoted.quotetype]
  local out = pandoc.Inlines({ pandoc.RawInline("typst", pair[1]) })
  out:extend(quoted.content)
  out:insert(pandoc.RawInline("typst", pair[2]))
  return out
end

function Str(str)
  if not typst or not str.text:find("’", 1, true) then return nil end
  local out, rest = pandoc.Inlines({}), str.text
  while rest ~= "" do
    local first, last = rest:find("’", 1, true)
    local words = rest:sub(1, (first or #rest + 1) - 1)
    if words ~= "" then out:insert(pandoc.Str(words)) end
    if first then out:insert(pandoc.RawInline("typst", "’")) end
    rest = first and rest:sub(last + 1) or ""
  end
  return out
end

-- The words of a citation are set already; typst would look for its own bibliography.
function Cite(cite)
  return cite.content
end
