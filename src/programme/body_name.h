// Body names: where the name of a body ends that begins a sentence.
#pragma once
#include <optional>
#include <string_view>

namespace programme {

struct BodyName {
  std::string_view name;
  bool is_sure = true;  ///< false where a word may belong to the name or to what follows it
};

/// The name of the body, or bodies, with which the text begins; nothing where it begins with none.
///
/// A name is made of words with capitals, of the words that names of bodies are made of (see body_words.h), and of one
/// small word after a lone capital («Nội vụ»); after «và», of any word. Brackets that shorten it belong to it. It ends
/// where another small word begins, at a comma that no further name follows, at any other mark, and before «và các cơ
/// quan liên quan». Where a word that no list knows ends it but «chủ trì» or «có trách nhiệm» follows soon, it ends
/// there.
std::optional<BodyName> body_name_at(std::string_view text);

}  // namespace programme
