// Body words: the words of which names of bodies are made, and those that tell a body what to do.
#pragma once
#include <cstddef>
#include <string_view>

namespace programme {

/// What words in small letters are to a name of a body.
enum class BodyWord {
  none,
  place,  ///< «tỉnh», «xã»: where the body is; a proper name may follow
  noun,  ///< «nội vụ», «khu công nghiệp», «trực thuộc»: stands in names in either case of its first letter
  activity,  ///< «quản lý», «kiểm tra»: stands in names where a capital begins it, and else tells what to do
};

struct BodyWords {
  BodyWord kind = BodyWord::none;
  std::size_t bytes = 0;  ///< how much of the text they take
};

/// The longest words of names with which the text begins.
///
/// small: as `small_letters` gives it
BodyWords body_words_at(std::string_view small);

/// How many bytes the longest words take that tell a body what to do («chủ trì», «rà soát»), where the text begins with
/// such; 0 where it does not. They are hints: most of what a body may be told is not among them.
std::size_t order_at(std::string_view small);

}  // namespace programme
