// Near names: which known bodies a name may stand for, offered to a person and never taken for granted.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace people {

/// The candidates that are like the name, the likest first, at most `most` of them, as places in the list.
///
/// Case and diacritics aside. Two names are as like as the words that they share weigh among all their words (a word
/// that many candidates have, «ủy», weighs little), or as few letters as would have to change, whichever says more. A
/// word of capitals may stand for the words whose first letters it holds («UBND», «BTC»). What is less than half alike
/// is not offered.
std::vector<std::size_t> near_names(std::string_view name, const std::vector<std::string>& candidates,
                                    std::size_t most);

}  // namespace people
