// Groups as values: how far their members are.
#pragma once
#include <string>

#include "render/values.h"
#include "service/register_sheet.h"

namespace web {

/// «37/104 đã báo cáo, 12 quá hạn, 3 chờ xác nhận», with the day where the task has several; «chưa có danh sách thành
/// viên» for a group that has none.
std::string roll_up_in_words(const service::GroupStanding& standing);

/// The groups that lead a task: group, group_id, no_members, none_open, days (due, due_iso, number, reported, total,
/// overdue, any_overdue, waiting).
render::Values::List group_rows(const std::vector<service::GroupStanding>& standings);

/// The members of a group with one duty of a task.
render::Values members_page(const service::MembersSheet& sheet, calendar::Day today);

}  // namespace web
