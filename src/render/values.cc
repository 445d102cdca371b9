#include "render/values.h"

#include <cassert>
#include <utility>

namespace render {

Values& Values::add(Key key, Value value) {
  assert(find(key.name()) == nullptr);
  fields_.push_back({key.name(), std::move(value)});
  return *this;
}

Values& Values::text(Key key, std::string words) { return add(key, std::move(words)); }

Values& Values::number(Key key, std::int64_t number) { return add(key, std::to_string(number)); }

Values& Values::flag(Key key, bool on) { return add(key, on); }

Values& Values::list(Key key, List rows) { return add(key, std::move(rows)); }

void Values::reserve(std::size_t keys) { fields_.reserve(keys); }

const Values::Value* Values::find(const Name& name) const {
  for (const auto& field : fields_)
    if (field.name == name) return &field.value;
  return nullptr;
}

}  // namespace render
