-- Put included files in their places, and metadata in the place of its shortcode.
-- The paths begin at the render folder: {{< include /_parts/summary.md >}}.

local deepest = 5

local function words_of(inlines)
  return pandoc.utils.stringify(inlines)
end

local function included(block)
  if block.t ~= "Para" and block.t ~= "Plain" then return nil end
  return words_of(block):match("^{{<%s+include%s+/(%S+)%s+>}}$")
end

local function read_all(path)
  local file = io.open(path, "r")
  if not file then error("cannot include " .. path .. ": no such file") end
  local text = file:read("a")
  file:close()
  return text
end

local expand

local function blocks_of(path, depth)
  if depth > deepest then error("includes go too deep at " .. path) end
  local read = pandoc.read(read_all(path), "markdown")
  return expand(read.blocks, depth)
end

expand = function(blocks, depth)
  return blocks:walk({
    traverse = "topdown",
    Blocks = function(list)
      local out = pandoc.Blocks({})
      for _, block in ipairs(list) do
        local path = included(block)
        if path then
          out:extend(blocks_of(path, depth + 1))
        else
          out:insert(block)
        end
      end
      return out
    end,
  })
end

-- {{< meta key >}} is four words in a row.
local function fill_meta(inlines, meta)
  local out, i = pandoc.Inlines({}), 1
  local function word(at)
    return inlines[at] and inlines[at].t == "Str" and inlines[at].text or ""
  end
  while i <= #inlines do
    local found, tail = word(i + 6):match("^(>}})(.*)$")
    if word(i) == "{{<" and word(i + 2) == "meta" and found then
      local value = meta[word(i + 4)]
      if value == nil then error("no metadata named " .. word(i + 4)) end
      out:insert(pandoc.Str(pandoc.utils.stringify(value) .. tail))
      i = i + 7
    else
      out:insert(inlines[i])
      i = i + 1
    end
  end
  return out
end

function Pandoc(doc)
  local blocks = expand(doc.blocks, 0)
  blocks = blocks:walk({ Inlines = function(list) return fill_meta(list, doc.meta) end })
  return pandoc.Pandoc(blocks, doc.meta)
end
