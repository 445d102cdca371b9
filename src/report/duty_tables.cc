#include "report/duty_tables.h"

#include "duty/cause_words.h"

namespace report {
namespace {

constexpr std::int64_t number_of_first_row = 1;

/// The columns that both lists have: what it is, whose, and its days.
std::vector<sheet::Column> first_columns() {
  return {{"STT", 7},
          {"Chương trình", 16},
          {"Mục", 10},
          {"Nhiệm vụ", 60},
          {"Cơ quan chủ trì", 30},
          {"Hạn ban đầu", 15},
          {"Hạn hiện nay", 15},
          {"Tính đến (sau ngày nghỉ)", 15}};
}

sheet::Row first_cells(std::int64_t number, const ListedDuty& duty) {
  return {number,      duty.programme,       duty.ref,    duty.text,
          duty.agency, duty.original_due_on, duty.due_on, duty.effective_due_on};
}

sheet::Row row_of(std::string name, const Counts& counts) {
  return {std::move(name),       counts.total(),      counts.completed_on_time,
          counts.completed_late, counts.open_in_time, counts.open_overdue,
          counts.critical,       counts.near,         counts.claimed};
}

}  // namespace

sheet::Table overdue_table(const std::vector<ListedDuty>& duties, Causes causes) {
  sheet::Table table{.name = "Quá hạn",
                     .title = "DANH SÁCH NHIỆM VỤ QUÁ HẠN",
                     .notes = {},
                     .columns = first_columns(),
                     .rows = {},
                     .total = {},
                     .when_empty = "Không có nhiệm vụ quá hạn"};
  for (auto column : std::initializer_list<sheet::Column>{
           {"Số ngày quá hạn", 11}, {"Chờ xác nhận", 11}, {"Sản phẩm còn thiếu", 30}, {"Cấp quyết định", 26}})
    table.columns.push_back(std::move(column));
  if (causes == Causes::shown) table.columns.push_back({"Lý do chậm", 20});
  table.rows.reserve(duties.size());
  for (const auto& duty : duties) {
    auto row = first_cells(static_cast<std::int64_t>(table.rows.size()) + number_of_first_row, duty);
    row.emplace_back(static_cast<std::int64_t>(duty.days_overdue));
    row.emplace_back(std::string{duty.claimed ? "có" : ""});
    row.emplace_back(duty.deliverable.value_or("(văn bản chưa nêu)"));
    row.emplace_back(duty.decider.value_or(""));
    if (causes == Causes::shown) row.emplace_back(std::string{duty.cause ? words_for(*duty.cause) : "chưa nêu"});
    table.rows.push_back(std::move(row));
  }
  return table;
}

sheet::Table coming_table(const std::vector<ListedDuty>& duties) {
  sheet::Table table{.name = "Sắp đến hạn",
                     .title = "DANH SÁCH NHIỆM VỤ SẮP ĐẾN HẠN",
                     .notes = {},
                     .columns = first_columns(),
                     .rows = {},
                     .total = {},
                     .when_empty = "Không có nhiệm vụ nào đến hạn trong những ngày này"};
  for (auto column :
       std::initializer_list<sheet::Column>{{"Số ngày còn lại", 11}, {"Sản phẩm", 30}, {"Cấp quyết định", 26}})
    table.columns.push_back(std::move(column));
  table.rows.reserve(duties.size());
  for (const auto& duty : duties) {
    auto row = first_cells(static_cast<std::int64_t>(table.rows.size()) + number_of_first_row, duty);
    row.emplace_back(static_cast<std::int64_t>(duty.days_left));
    row.emplace_back(duty.deliverable.value_or("(văn bản chưa nêu)"));
    row.emplace_back(duty.decider.value_or(""));
    table.rows.push_back(std::move(row));
  }
  return table;
}

sheet::Table counts_table(const std::vector<AgencyCounts>& agencies, const Counts& total) {
  sheet::Table table{.name = "Theo cơ quan",
                     .title = "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THEO CƠ QUAN CHỦ TRÌ",
                     .notes = {},
                     .columns = {{"Cơ quan chủ trì", 42},
                                 {"Có thời hạn", 10},
                                 {"Hoàn thành đúng hạn", 13},
                                 {"Hoàn thành quá hạn", 13},
                                 {"Chưa hoàn thành, trong hạn", 14},
                                 {"Chưa hoàn thành, quá hạn", 14},
                                 {"Trong đó nghiêm trọng", 12},
                                 {"Trong đó sắp đến hạn", 12},
                                 {"Trong đó chờ xác nhận", 12}},
                     .rows = {},
                     .total = row_of("Tổng cộng", total),
                     .when_empty = "Không có việc nào có thời hạn"};
  for (const auto& agency : agencies) table.rows.push_back(row_of(agency.name, agency.counts));
  return table;
}

}  // namespace report
