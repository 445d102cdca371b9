// Explaining: how a reading came of its words, in Vietnamese, for the official who checks it.
#pragma once
#include <string>
#include <string_view>

#include "deadline/compose.h"

namespace deadline {

/// «the words», cut short where they are long.
std::string quoted(std::string_view words);

/// The words of the text that a mark stands for.
std::string_view words_of(const Source& source, const Mark& mark);

/// «quý II/2026», «ngày 30/6/2026»: a point with its year.
std::string name_of(const Point& point, int year);

/// The unit, as in «thời hạn là một quý».
std::string_view name_of(Period period);

/// «hằng năm, vào ngày 15/6 và 15/12»: a rule in words.
std::string name_of(const Rule& rule);

}  // namespace deadline
