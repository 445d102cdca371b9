// Values: what a view hands to a template, under the names that the template uses.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace render {

/// A name with a hash of it, so that two different ones are seldom compared letter by letter.
struct Name {
  std::string_view letters;
  std::uint32_t hash;

  constexpr bool operator==(const Name& other) const { return hash == other.hash && letters == other.letters; }
};

/// The name of these letters; its hash is FNV-1a, 32 bits.
constexpr Name name_of(std::string_view letters) {
  std::uint32_t hash = 2166136261U;
  for (const auto c : letters) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return {letters, hash};
}

/// A name in a template. Only a literal can be one (the compiler sees to it), so the view of it never dangles.
class Key {
 public:
  consteval Key(const char* literal) : name_{name_of(literal)} {}  // NOLINT(google-explicit-constructor)
  constexpr Name name() const { return name_; }

 private:
  Name name_;
};

/// Names and what stands for them: words, a flag, or a list of further `Values`, one for each turn of a section.
///
/// A key is set once; setting it again is a programmer's error (assert). Texts are UTF-8 as people wrote them:
/// escaping is the template's business. In html a text may stand in an element or in a quoted attribute; where an
/// attribute is a link, the view sees to it that the text is one of ours. Rows of a list are best built one by one,
/// reserved and moved in.
class Values {
 public:
  using List = std::vector<Values>;
  using Value = std::variant<std::string, bool, List>;

  Values& text(Key key, std::string words);
  Values& number(Key key, std::int64_t number);  ///< as decimal figures without separators
  Values& flag(Key key, bool on);
  Values& list(Key key, List rows);

  /// Room for that many keys.
  void reserve(std::size_t keys);

  /// What stands for the name here, null where nothing does.
  const Value* find(const Name& name) const;

 private:
  struct Field;
  Values& add(Key key, Value value);

  std::vector<Field> fields_;  // in the order set; a dozen of them are found faster one by one than in a map
};

struct Values::Field {
  Name name;
  Value value;
};

}  // namespace render
