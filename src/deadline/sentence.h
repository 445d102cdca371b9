// Sentences: where in running text a deadline stands, apart from the other days that are told there.
#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace deadline {

/// Bytes [begin, end) of a text.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Stretch&) const = default;
};

/// The parts of the paragraph's sentences, without the commas, semicolons, colons and stops between them; what stands
/// in brackets parts nothing.
std::vector<Stretch> parts_of(std::string_view paragraph);

/// The words of a paragraph that say by when what it tells of is owed: «…, hoàn thành trước ngày 30/9/2026, bảo đảm
/// chất lượng.» has «hoàn thành trước ngày 30/9/2026».
///
/// A deadline runs from its verb to the end of its time, inside one part of a sentence, where parts end at commas,
/// semicolons, colons and stops. The time is tied to the verb by «trước», «chậm nhất», «trong», «đến», or follows it
/// directly; a month or quarter may be tied to any verb of delivery, a year only to one that opens its part («các nghị
/// quyết ban hành trong năm 2025» are told of, not owed), and verbs of activity only where they open it. A part may
/// also begin with the time («Trước ngày 30/9, trình …») or say how often («định kỳ hằng quý báo cáo …»). Several
/// deadlines close to each other are one stretch. No deadlines are the days of cited documents, of what is done
/// already, of names («kế hoạch năm 2026») and of targets («đạt 95%»). How often it is owed belongs to the time that it
/// follows: «trước ngày 20 hằng tháng».
///
/// paragraph: UTF-8 in NFC
std::optional<Stretch> clause_in(std::string_view paragraph);

}  // namespace deadline
