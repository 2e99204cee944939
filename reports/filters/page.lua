-- What only the web page has, after formats.lua: tips, folds, wide tables and pictures
-- that scroll inside themselves, links from a picture or table to its files.

-- The words of a tip stand in the page once: the page is finished outside pandoc.
function Span(span)
  if span.classes:includes("fault-note") then
    span.attributes["role"] = "note"
    return span
  end
  if span.attributes["trail"] then
    return pandoc.Link(span.content, "audit.html#" .. span.attributes["trail"])
  end
  local tip, finding = span.attributes["tip"], span.attributes["f"]
  if tip then return pandoc.Span(span.content, { ["data-tip"] = tip }) end
  if finding then return pandoc.Span(span.content, { ["data-finding"] = finding }) end
end

-- Headings stand in the contents too: a tip there would come twice.
function Header(header)
  header.content = header.content:walk({
    Span = function(span)
      if span.attributes["data-tip"] or span.attributes["data-finding"] then return span.content end
    end,
  })
  return header
end

local function scrolling(blocks, class, name)
  return pandoc.Div(blocks, pandoc.Attr("", class, {
    { "tabindex", "0" }, { "role", "group" }, { "aria-label", name .. ", scrolls sideways" },
  }))
end

local function label_of(caption, otherwise)
  local label
  for _, block in ipairs(caption.long or {}) do
    block:walk({ Span = function(span)
      if span.classes:includes("caption-label") then
        label = label or pandoc.utils.stringify(span.content)
      end
    end })
  end
  return (label or otherwise):gsub("%.$", "")
end

local function files_of(image)
  local name = image.src:match("^figures/([%w_-]+)%.svg$")
  if not name then return {} end
  local out = pandoc.Inlines({ pandoc.Space(), pandoc.Str("Picture:") })
  for _, kind in ipairs({ "svg", "png" }) do
    local at = ("../figures/%s.%s"):format(name, kind)
    out:extend({ pandoc.Space(), pandoc.Link(kind:upper(), at) })
  end
  return { pandoc.Span(out, { class = "files" }) }
end

function Figure(figure)
  local image
  figure:walk({ Image = function(found) image = image or found end })
  if not image then return nil end
  local caption = figure.caption.long[#figure.caption.long]
  if caption then caption.content:extend(files_of(image)) end
  figure.content = { scrolling(figure.content, { "figure-scroll" }, label_of(figure.caption, "Figure")) }
  return figure
end

local function folded(div)
  local title = pandoc.utils.stringify(div.attributes["title"] or "More")
  local open = "<details class=\"fold\">\n<summary>"
  local out = pandoc.Blocks({ pandoc.RawBlock("html", open), pandoc.Plain({ pandoc.Str(title) }),
    pandoc.RawBlock("html", "</summary>") })
  out:extend(div.content)
  out:insert(pandoc.RawBlock("html", "</details>"))
  return out
end

function Div(div)
  if div.classes:includes("fold") then return folded(div) end
  if div.classes:includes("fault-note") then
    div.attributes["role"] = "note"
    return div
  end
  local tab = div.classes:includes("table-scroll") and div.content[1]
  if not tab or tab.t ~= "Table" then return nil end
  return scrolling(div.content, div.classes, label_of(tab.caption, "Table"))
end

-- A row of one cell over all columns is the head of the rows below it; in those, the
-- first cell names the row. Read aloud, each number then has both names.
local function in_groups(tab)
  local bodies = pandoc.List({})
  local function group(head)
    bodies:insert({ attr = pandoc.Attr(), head = head, body = pandoc.List({}), row_head_columns = 1 })
  end
  for _, old in ipairs(tab.bodies) do
    for _, row in ipairs(old.body) do
      local over = row.cells[1].col_span
      if over > 1 and over == #tab.colspecs then group({ row })
      elseif #bodies == 0 then group({}) end
      local now = bodies[#bodies]
      if over ~= #tab.colspecs or over == 1 then now.body:insert(row) end
      local mixed = over > 1 and over < #tab.colspecs
      if mixed or #row.cells[1].contents == 0 then now.row_head_columns = 0 end
    end
  end
  return bodies
end

-- What a table was set from, as the report wrote it beside its page.
local table_files

local function released_as(id)
  if not table_files then
    local file = io.open("table_files.json", "rb")
    table_files = file and pandoc.json.decode(file:read("a"), false) or {}
    if file then file:close() end
  end
  return table_files[id]
end

-- Read aloud on their own, links say which table they lead to.
local function with_files(tab)
  local at, caption = released_as(tab.identifier), tab.caption.long[#tab.caption.long]
  if not at or not caption then return end
  local label = label_of(tab.caption, "This table")
  local out = pandoc.Inlines({ pandoc.Str("Data:") })
  for _, kind in ipairs({ "csv", "xlsx" }) do
    local link = pandoc.Link(kind:upper(), at .. "." .. kind, "",
      { ["aria-label"] = ("%s as %s"):format(label, kind:upper()) })
    out:extend({ pandoc.Space(), link })
  end
  caption.content:extend({ pandoc.Space(), pandoc.Span(out, { class = "files" }) })
end

-- A head without words would be read as nothing.
function Table(tab)
  with_files(tab)
  tab.bodies = in_groups(tab)
  for _, row in ipairs(tab.head.rows) do
    for _, cell in ipairs(row.cells) do
      if #cell.contents == 0 then
        cell.contents = { pandoc.Plain({ pandoc.Span({ pandoc.Str("Row") }, { class = "unseen" }) }) }
      end
    end
  end
  return tab
end
