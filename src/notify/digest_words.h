// Digest words: what each digest is called.
#pragma once
#include <string>
#include <string_view>

#include "schedule/digests.h"

namespace notify {

/// «Bản tin tuần của Ban Thường vụ», «Báo cáo quý»: a kind of digest, as people choose among them.
std::string_view name_of(schedule::DigestKind kind);

/// «Bản tin tuần từ 22/6/2026», «Báo cáo quý II/2026»: one digest. period: as `schedule::DueDigest` has it
std::string title_of(schedule::DigestKind kind, std::string_view period);

/// «Ban Thường vụ và Văn phòng»: whom it goes to.
std::string_view audience_of(schedule::DigestKind kind);

/// "don-doc-ban-tin-tuan-2026-06-22": under which a digest's files are saved. The same for the same digest, so that a
/// newer file stands beside an older one.
std::string file_name_of(schedule::DigestKind kind, std::string_view period);

}  // namespace notify
