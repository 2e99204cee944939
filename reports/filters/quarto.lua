-- Under Quarto, once it has numbered sections, tables and figures: give them, and the
-- callouts, the looks that formats.lua gives. Quarto's own callouts fetch a font from the
-- network in PDF; its own tables in Word lie inside another table.

local shared = setmetatable({}, { __index = _ENV })
assert(loadfile("filters/formats.lua", "t", shared))()
for _, name in ipairs({ "Meta", "Div", "Image", "Table", "Span", "Quoted", "Str" }) do
  assert(rawget(shared, name), "filters/formats.lua has no " .. name)
end

local page = setmetatable({}, { __index = _ENV })
assert(loadfile("filters/page.lua", "t", page))()

local docx = FORMAT:match("^docx") ~= nil
local html = FORMAT:match("^html") ~= nil
local typst = FORMAT:match("^typst") ~= nil
local names = { tbl = "Table", fig = "Figure" }

local function as_blocks(content)
  return pandoc.utils.type(content) == "Blocks" and content or pandoc.Blocks({ content })
end

local function first(blocks, kind)
  local found
  blocks:walk({ [kind] = function(one) found = found or one end })
  return found
end

local function words_of(float)
  local long = float.caption_long
  return long and pandoc.utils.blocks_to_inlines(as_blocks(long)) or pandoc.Inlines({})
end

local function caption_of(float, kind)
  local label = ("%s\u{a0}%d."):format(names[kind], float.order.order)
  local out = pandoc.Inlines({
    pandoc.Span({ pandoc.Str(label) }, { class = "caption-label" }), pandoc.Space() })
  out:extend(words_of(float))
  return { long = { pandoc.Plain(out) } }
end

local function show_table(float)
  local tab = first(as_blocks(float.content), "Table")
  tab.caption = caption_of(float, "tbl")
  tab.identifier = float.identifier
  for _, class in ipairs(float.classes or {}) do
    if not tab.classes:includes(class) then tab.classes:insert(class) end
  end
  return tab
end

local function show_figure(float)
  local image = first(as_blocks(float.content), "Image")
  local alt = (float.attributes or {})["fig-alt"] or image.attributes["fig-alt"]
    or image.attributes["alt"] or pandoc.utils.stringify(image.caption)
  image.attributes["fig-alt"] = alt
  if typst then
    local text = alt:gsub("\\", "\\\\"):gsub('"', '\\"')
    float.content = pandoc.Plain({ pandoc.RawInline(
      "typst", ('#image("%s", alt: "%s", width: 100%%)'):format(image.src, text)) })
    return float
  end
  return pandoc.Figure({ pandoc.Plain({ image }) }, caption_of(float, "fig"), { id = float.identifier })
end

local function show_float(float)
  local kind = float.identifier:match("^(%a+)%-")
  if kind == "fig" then return show_figure(float) end
  if kind == "tbl" and not typst then return show_table(float) end
  return nil
end

local function show_callout(callout)
  local title = callout.title and pandoc.utils.stringify(callout.title)
  return shared.Div(pandoc.Div(as_blocks(callout.content),
    pandoc.Attr("", { "callout-" .. callout.type }, title and { { "title", title } } or {})))
end

-- The number stands in the heading already; the title of the page is level 1 in HTML.
local function set_header(header)
  if html then header.level = header.level + 1 end
  if docx and header.attributes["number"] then header.content[2] = pandoc.Str("\u{2002}") end
  return header
end

local passes = {
  { FloatRefTarget = show_float, Callout = show_callout },
  { Meta = shared.Meta, Header = set_header, Image = shared.Image,
    Table = shared.Table, Span = shared.Span, Quoted = shared.Quoted, Str = shared.Str },
}
if html then
  table.insert(passes, { Span = page.Span, Header = page.Header, Figure = page.Figure,
    Table = page.Table, Div = page.Div })
else
  local print = setmetatable({}, { __index = _ENV })
  assert(loadfile("filters/print.lua", "t", print))()
  table.insert(passes, { Table = print.Table, Div = print.Div, Pandoc = print.Pandoc })
end
return passes
