#include "store/evidence.h"

#include <sodium.h>

#include <array>
#include <fstream>

#include "base/sha256.h"
#include "store/columns.h"

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{64} << 10U;

fs::path folder_of(const fs::path& data) { return data / "evidence"; }

/// The folder, made where it is not there yet.
fs::path folder_in(const fs::path& data) {
  auto folder = folder_of(data);
  base::make_folder(folder);
  return folder;
}

EvidenceRow evidence_row(Query& query) {
  return {.id = base::EvidenceId{query.integer(0)},
          .claim = base::ClaimId{query.integer(1)},
          .name = query.text(2),
          .kind = document::evidence_kind_of(query.view(3)).value(),  // the column's CHECK allows no other
          .size = query.integer(4),
          .sha256 = query.text(5),
          .person = base::PersonId{query.integer(6)},
          .added_at = instant_at(query, 7)};
}

std::vector<EvidenceRow> rows(Query& query) {
  std::vector<EvidenceRow> found;
  while (query.step()) found.push_back(evidence_row(query));
  return found;
}

std::string in_figures(const std::array<unsigned char, crypto_hash_sha256_BYTES>& hash) {
  std::array<char, crypto_hash_sha256_BYTES * 2 + 1> figures{};
  ::sodium_bin2hex(figures.data(), figures.size(), hash.data(), hash.size());
  return figures.data();
}

}  // namespace

base::EvidenceId add_evidence(Connection& connection, const EvidenceRow& evidence) {
  Query insert{connection, R"(
    INSERT INTO evidence (claim, name, kind, size, sha256, person, added_at)
    VALUES (:claim, :name, :kind, :size, :sha256, :person, :added_at))"};
  insert.bind(":claim", base::number(evidence.claim)).bind(":name", evidence.name);
  insert.bind(":kind", document::code(evidence.kind)).bind(":size", evidence.size).bind(":sha256", evidence.sha256);
  insert.bind(":person", base::number(evidence.person)).bind(":added_at", seconds(evidence.added_at)).run();
  return base::EvidenceId{connection.database().getLastInsertRowid()};
}

std::optional<EvidenceRow> evidence(Connection& connection, base::EvidenceId id) {
  Query query{connection, R"(
    SELECT id, claim, name, kind, size, sha256, person, added_at FROM evidence WHERE id = :id)"};
  query.bind(":id", base::number(id));
  if (!query.step()) return std::nullopt;
  return evidence_row(query);
}

std::vector<EvidenceRow> evidence_of(Connection& connection, base::ClaimId claim) {
  Query query{connection, R"(
    SELECT id, claim, name, kind, size, sha256, person, added_at FROM evidence WHERE claim = :claim ORDER BY id)"};
  query.bind(":claim", base::number(claim));
  return rows(query);
}

std::vector<EvidenceRow> all_evidence(Connection& connection) {
  Query query{connection, R"(
    SELECT id, claim, name, kind, size, sha256, person, added_at FROM evidence ORDER BY id)"};
  return rows(query);
}

std::vector<std::int64_t> evidence_against_log(Connection& connection) {
  Query query{connection, R"(
    WITH told AS (
      SELECT json_extract(new, '$.evidence') AS id, json_extract(new, '$.claim') AS claim,
             json_extract(new, '$.sha256') AS sha256
      FROM event WHERE what = 'evidence_added')
    SELECT e.id FROM evidence e
    WHERE NOT EXISTS (SELECT 1 FROM told t WHERE t.id = e.id AND t.claim = e.claim AND t.sha256 = e.sha256)
    UNION
    SELECT t.id FROM told t WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.id = t.id)
    ORDER BY 1)"};
  std::vector<std::int64_t> ids;
  while (query.step()) ids.push_back(query.integer(0));
  return ids;
}

fs::path evidence_path(const fs::path& data, const std::string& sha256) {
  return folder_of(data) / sha256.substr(0, 2) / sha256.substr(2, 2) / sha256;
}

EvidenceDraft::EvidenceDraft(fs::path data, std::string_view bytes)
    : data_{std::move(data)},
      sha256_{base::sha256(bytes)},
      size_{static_cast<std::int64_t>(bytes.size())},
      file_{folder_in(data_)} {
  file_.write(bytes);
}

void EvidenceDraft::keep() {
  const auto path = evidence_path(data_, sha256_);
  base::make_folder(path.parent_path());
  file_.become(path);
}

Intact is_intact(const fs::path& data, const EvidenceRow& evidence) {
  std::ifstream file{evidence_path(data, evidence.sha256), std::ios::binary};
  if (!file) return Intact::missing;
  crypto_hash_sha256_state state;
  ::crypto_hash_sha256_init(&state);
  std::string piece(piece_bytes, '\0');
  std::int64_t size = 0;
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0) {
    ::crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                                static_cast<unsigned long long>(file.gcount()));
    size += file.gcount();
  }
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  ::crypto_hash_sha256_final(&state, hash.data());
  return size == evidence.size && in_figures(hash) == evidence.sha256 ? Intact::yes : Intact::altered;
}

}  // namespace store
