// Labels: lines below a task that are fields of it, told by the label before their colon.
#pragma once
#include <string_view>

#include "programme/programme.h"

namespace programme {

/// Puts a labelled line into its field of the task, without label and full stop: «Sản phẩm: …» into the deliverable,
/// «Thời hạn: …» and «Thời gian (hoàn thành, thực hiện): …» into the deadline's words, «(Cơ quan, Đơn vị) chủ trì: …»
/// into the owner, «(Cơ quan, Đơn vị) phối hợp: …» into the coordinators. False for any other line, which is left
/// alone.
bool take_label(std::string_view line, Task& task);

}  // namespace programme
