-- Number sections, tables and figures, and resolve references to them.
-- A table is a block {#tbl-...} whose last paragraph is its caption; a figure is a
-- picture {#fig-...}; a section has an id that begins with sec-.

local names = { sec = "Section", tbl = "Table", fig = "Figure" }
local numbers = {}
local counts = { tbl = 0, fig = 0 }
local section = { 0, 0, 0, 0, 0, 0 }

local function kind_of(id)
  return id:match("^(%a+)%-%S")
end

local function next_number(kind, id)
  counts[kind] = counts[kind] + 1
  if numbers[id] then error("the id " .. id .. " stands twice") end
  numbers[id] = tostring(counts[kind])
  return numbers[id]
end

local function numbered(kind, number, inlines)
  local label = pandoc.Span(
    { pandoc.Str(names[kind] .. "\u{a0}" .. number .. ".") }, { class = "caption-label" })
  local out = pandoc.Inlines({ label, pandoc.Space() })
  out:extend(inlines)
  return out
end

local function number_header(header)
  if header.classes:includes("unnumbered") then return nil end
  section[header.level] = section[header.level] + 1
  for level = header.level + 1, 6 do section[level] = 0 end
  local number = table.concat(section, ".", 1, header.level)
  header.attributes["number"] = number
  numbers[header.identifier] = number
  return header
end

local function number_table(div)
  if kind_of(div.identifier) ~= "tbl" then return nil end
  local tab, caption = div.content[1], div.content[#div.content]
  if #div.content ~= 2 or tab.t ~= "Table" or caption.t ~= "Para" then
    error(div.identifier .. " must hold one table and its caption")
  end
  local number = next_number("tbl", div.identifier)
  tab.caption = { long = { pandoc.Plain(numbered("tbl", number, caption.content)) } }
  tab.identifier = div.identifier
  tab.classes:extend(div.classes)
  return tab
end

local function number_figure(figure)
  if kind_of(figure.identifier) ~= "fig" then return nil end
  local number = next_number("fig", figure.identifier)
  local caption = figure.caption.long[1].content
  figure.caption.long = { pandoc.Plain(numbered("fig", number, caption)) }
  return figure
end

local function resolve(missing)
  return function(cite)
    local out = pandoc.Inlines({})
    for place, one in ipairs(cite.citations) do
      local kind = names[kind_of(one.id) or ""] and kind_of(one.id)
      if not kind then return nil end
      if not numbers[one.id] then missing:insert("@" .. one.id) end
      if place > 1 then out:extend({ pandoc.Str(","), pandoc.Space() }) end
      local text = names[kind] .. "\u{a0}" .. (numbers[one.id] or "?")
      out:insert(pandoc.Link(text, "#" .. one.id))
    end
    return out
  end
end

function Pandoc(doc)
  local blocks = doc.blocks:walk({
    traverse = "topdown",
    Header = number_header,
    Div = number_table,
    Figure = number_figure,
  })
  local missing = pandoc.List({})
  blocks = blocks:walk({ Cite = resolve(missing) })
  if #missing > 0 then
    error("unresolved cross-references: " .. table.concat(missing, ", "))
  end
  return pandoc.Pandoc(blocks, doc.meta)
end
