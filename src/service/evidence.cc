#include "service/evidence.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "base/text.h"
#include "store/claims.h"
#include "store/duties.h"
#include "store/json.h"
#include "store/people.h"

namespace service {
namespace {

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

base::Problem too_many() {
  return problem("too_many_files",
                 "Mỗi báo cáo kèm được nhiều nhất " + std::to_string(most_evidence) + " tệp. Xin chọn lại.");
}

base::Problem twice(const std::string& name) {
  return problem("file_twice", "Tệp “" + name + "” đã có trong báo cáo này. Xin bỏ bớt rồi gửi lại.");
}

std::optional<base::Problem> cannot_take(const SentFile& file) {
  if (file.bytes.empty())
    return problem("file_empty", "Tệp “" + file.name + "” trống. Xin kiểm tra lại tệp rồi gửi lại.");
  if (file.bytes.size() > longest_evidence)
    return problem("file_too_large", "Tệp “" + file.name + "” lớn hơn " + std::to_string(longest_evidence >> 20U) +
                                         " MB. Xin chọn tệp nhỏ hơn, hoặc gửi riêng phần cần thiết.");
  return std::nullopt;
}

/// The name with the ending of what the file is, so that whoever saves it opens what it is.
std::string with_ending(const std::string& name, document::EvidenceKind kind) {
  const auto small = base::lowered(name);
  const bool fits = small.ends_with("." + std::string{document::code(kind)}) ||
                    (kind == document::EvidenceKind::jpeg && small.ends_with(".jpeg"));
  return fits ? name : name + "." + std::string{document::code(kind)};
}

std::string event_json(base::EvidenceId id, base::ClaimId claim, const store::EvidenceDraft& content) {
  return nlohmann::json{{"evidence", base::number(id)},
                        {"claim", base::number(claim)},
                        {"sha256", content.sha256()},
                        {"size", content.size()}}
      .dump();
}

std::optional<store::ClaimRow> waiting_claim(store::Connection& connection, base::DutyId duty) {
  for (auto& claim : store::claims_of(connection, duty))
    if (claim.state == store::ClaimState::waiting) return std::move(claim);
  return std::nullopt;
}

/// Why that person cannot add to the claim; nothing where they can.
std::optional<base::Problem> may_not_add(store::Connection& connection, const store::ClaimRow& claim, base::PersonId id,
                                         calendar::Day today) {
  const auto person = store::person_on(connection, id, today);
  if (!person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  if (claim.person != id || !people::may_claim(*person, store::duty(connection, claim.duty)->agency))
    return problem("not_allowed", "Chỉ người đã gửi báo cáo thêm được tệp vào báo cáo ấy.");
  return std::nullopt;
}

/// Why those files cannot come to the claim as well; nothing where they can.
std::optional<base::Problem> cannot_add(store::Connection& connection, const store::ClaimRow& claim,
                                        const std::vector<DraftedFile>& files) {
  const auto there = store::evidence_of(connection, claim.id);
  if (there.size() + files.size() > most_evidence) return too_many();
  for (const auto& file : files)
    if (std::ranges::find(there, file.content.sha256(), &store::EvidenceRow::sha256) != there.end())
      return twice(file.name);
  return std::nullopt;
}

std::string words_of(const store::EvidenceRow& row) {
  return "tệp minh chứng số " + std::to_string(base::number(row.id)) + " (“" + row.name + "”, evidence/" +
         row.sha256.substr(0, 2) + "/" + row.sha256.substr(2, 2) + "/" + row.sha256 + ")";
}

}  // namespace

base::Result<std::vector<DraftedFile>> drafted(const Context& context, const std::vector<SentFile>& files) {
  if (files.size() > most_evidence) return too_many();
  std::vector<DraftedFile> kept;
  for (const auto& file : files) {
    if (auto refused = cannot_take(file)) return *refused;
    const auto kind = document::evidence_kind(file.bytes, file.name);
    if (!kind) return kind.error();
    DraftedFile draft{
        .name = with_ending(file.name, *kind), .kind = *kind, .content = {context.pool.folder(), file.bytes}};
    for (const auto& other : kept)
      if (other.content.sha256() == draft.content.sha256()) return twice(draft.name);
    kept.push_back(std::move(draft));
  }
  return kept;
}

void keep(store::Connection& connection, std::vector<DraftedFile>& files, const EvidenceFor& of) {
  for (auto& file : files) {
    file.content.keep();
    const auto id = store::add_evidence(connection, {.id = {},
                                                     .claim = of.claim,
                                                     .name = file.name,
                                                     .kind = file.kind,
                                                     .size = file.content.size(),
                                                     .sha256 = file.content.sha256(),
                                                     .person = of.person,
                                                     .added_at = of.at});
    store::append(connection, {.at = of.at,
                               .person = of.person,
                               .door = of.door,
                               .subject = "duty",
                               .number = base::number(of.duty),
                               .what = "evidence_added",
                               .old_json = "{}",
                               .new_json = event_json(id, of.claim, file.content),
                               .reason = {}});
  }
}

base::Result<base::Done> add_evidence(const Context& context, const MoreEvidence& more, store::Door door) {
  if (more.files.empty()) return problem("no_file", "Xin chọn ít nhất một tệp.");
  auto files = drafted(context, more.files);
  if (!files) return files.error();
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto claim = waiting_claim(*connection, more.duty);
  if (!claim)
    return problem("claim_settled",
                   "Không còn báo cáo nào chờ xác nhận nên không thêm tệp được nữa. Xin tải lại trang để xem kết quả.");
  if (auto refused = may_not_add(*connection, *claim, more.person, calendar::day_in_vietnam(now))) return *refused;
  if (auto refused = cannot_add(*connection, *claim, *files)) return *refused;
  keep(*connection, *files, {.duty = claim->duty, .claim = claim->id, .person = more.person, .at = now, .door = door});
  transaction.commit();
  return base::Done{};
}

base::Result<EvidenceFile> evidence_file(const Context& context, base::EvidenceId id) {
  auto connection = context.pool.lease();
  const auto row = store::evidence(*connection, id);
  if (!row) return problem("no_such_evidence", "Không có tệp này. Xin mở lại trang của việc.");
  if (store::is_intact(context.pool.folder(), *row) != store::Intact::yes) {
    spdlog::error(fmt::format("evidence {} is missing or not what was sent", base::number(id)));
    return problem("evidence_lost",
                   "Tệp này trong thư mục dữ liệu bị thiếu hoặc không còn đúng như khi nhận, nên không đưa ra. Xin báo "
                   "người quản trị chạy dondoc verify.");
  }
  return EvidenceFile{*row, store::evidence_path(context.pool.folder(), row->sha256)};
}

EvidenceChecked check_evidence(const Context& context) {
  auto connection = context.pool.lease();
  EvidenceChecked checked;
  for (const auto& row : store::all_evidence(*connection)) {
    ++checked.files;
    switch (store::is_intact(context.pool.folder(), row)) {
      case store::Intact::yes: break;
      case store::Intact::missing:
        checked.problems.push_back(problem("evidence_missing", "Thiếu " + words_of(row) + "."));
        break;
      case store::Intact::altered:
        checked.problems.push_back(problem("evidence_altered", "Nội dung đã khác khi nhận: " + words_of(row) + "."));
        break;
    }
  }
  for (const auto id : store::evidence_against_log(*connection))
    checked.problems.push_back(
        problem("evidence_against_log", "Nhật ký sự kiện nói khác về tệp minh chứng số " + std::to_string(id) + "."));
  return checked;
}

}  // namespace service
