// Loose times: a time in running text that no verb of delivery makes a deadline, though it may be one.
#pragma once
#include <optional>
#include <string_view>

#include "deadline/sentence.h"

namespace deadline {

/// The last time in the paragraph that may be the deadline of what the paragraph asks for, where `clause_in` finds
/// none.
///
/// A part of a sentence that is a time and nothing else («…, đến hết năm 2027.», «Trong năm 2026, …»), the time at the
/// end of a part that «trong», «trước», «chậm nhất», «vào» ties to it («Phát triển 12 đảng viên trong năm 2026.»), and
/// how often («… hằng tháng.»). A year needs «trong», «trước» or «hết»: «Chiến lược đến năm 2030» is a name. No time is
/// taken of a part that tells of a target («đạt», «giảm», «%») or of the past («được», «đã»).
///
/// paragraph: UTF-8 in NFC
std::optional<Stretch> loose_time_in(std::string_view paragraph);

/// The days, month or quarter with which a title ends that says when what stands below it is due: «QUÝ I», «Nhiệm vụ
/// trọng tâm tháng 6 năm 2026». Nothing where the title says more, and no half-year or year, which is what a whole plan
/// is for.
///
/// title: UTF-8 in NFC
std::optional<Stretch> title_time_in(std::string_view title);

}  // namespace deadline
