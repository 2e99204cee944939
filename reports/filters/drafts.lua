-- In a draft, show references that no bibliography has as they were typed.
-- What is wrong with them stands in the margin; a final report stops at them.

local function is_place(id)
  return id:match("^tbl%-") or id:match("^fig%-") or id:match("^sec%-")
end

function Pandoc(doc)
  if not doc.meta.unfinished then return nil end
  local known = {}
  for _, reference in ipairs(pandoc.utils.references(doc)) do
    known[reference.id] = true
  end
  return doc:walk({
    Cite = function(cite)
      for _, one in ipairs(cite.citations) do
        if not known[one.id] and not is_place(one.id) then return cite.content end
      end
    end,
  })
end
