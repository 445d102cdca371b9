#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include "service/evidence.h"
#include "web/download.h"
#include "web/site.h"

namespace web {
namespace {

std::string_view media_type_of(document::EvidenceKind kind) {
  switch (kind) {
    case document::EvidenceKind::pdf: return "application/pdf";
    case document::EvidenceKind::word: return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case document::EvidenceKind::sheet: return sheet_type;
    case document::EvidenceKind::jpeg: return "image/jpeg";
    case document::EvidenceKind::png: return "image/png";
  }
  std::abort();  // every kind is above
}

/// An open file, read from anywhere by the library's own loop, which no exception may leave.
class OpenFile {
 public:
  explicit OpenFile(const std::filesystem::path& path) : file_{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {
    if (file_ < 0) throw std::system_error{errno, std::generic_category(), path};
  }
  ~OpenFile() { ::close(file_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// Sends the next piece; false where the file cannot be read or the client is gone.
  bool send(std::size_t offset, std::size_t length, httplib::DataSink& sink) const {
    std::array<char, 16384> piece;
    const auto got = ::pread(file_, piece.data(), std::min(length, piece.size()), static_cast<off_t>(offset));
    return got > 0 && sink.write(piece.data(), static_cast<std::size_t>(got));
  }

 private:
  int file_;
};

void send(const Site& site, const httplib::Request& request, httplib::Response& response) {
  const auto id = id_in<base::EvidenceId>(request);
  if (!id) return site.pages.refuse(response, 404, "Không có tệp này. Xin mở lại trang của việc.");
  const auto file = service::evidence_file(site.context, *id);
  if (!file) return site.pages.refuse(response, file.error());
  put_download_headers(response, file->row.name);
  const auto open = std::make_shared<OpenFile>(file->path);
  response.set_content_provider(static_cast<std::size_t>(file->row.size),
                                std::string{media_type_of(file->row.kind)}.c_str(),
                                [open](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                                  return open->send(offset, length, sink);
                                });
}

}  // namespace

void add_evidence_routes(Routes& routes) { routes.get(R"(/evidence/(\d+))", people::Action::see_evidence, send); }

}  // namespace web
