#include "mail/contents.h"

#include <memory>
#include <stdexcept>

#include "mail/gmime.h"
#include "mail/guarded.h"

namespace mail {
namespace {

bool is_file(GMimeObject* part) {
  auto* disposition = g_mime_object_get_content_disposition(part);
  return GMIME_IS_PART(part) && disposition != nullptr && g_mime_content_disposition_is_attachment(disposition);
}

std::vector<GMimePart*> files_of(GMimeMessage* mime) {
  std::vector<GMimePart*> files;
  const std::unique_ptr<GMimePartIter, decltype(&g_mime_part_iter_free)> parts{g_mime_part_iter_new(GMIME_OBJECT(mime)),
                                                                               &g_mime_part_iter_free};
  if (!g_mime_part_iter_is_valid(parts.get())) return files;
  do {
    if (auto* part = g_mime_part_iter_get_current(parts.get()); is_file(part)) files.push_back(GMIME_PART(part));
  } while (g_mime_part_iter_next(parts.get()));
  return files;
}

void put(GMimePart* file, const std::string& bytes) {
  const auto stream = owned(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const auto content = owned(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(file, content.get());
}

}  // namespace

Message without_contents(Message message) {
  for (auto& file : message.attachments) file.bytes.clear();
  return message;
}

std::string with_contents(std::string_view mime, const std::vector<std::string>& contents) {
  const auto mail = mime_in(mime);
  const auto files = mail ? files_of(mail.get()) : std::vector<GMimePart*>{};
  if (files.size() != contents.size()) throw std::invalid_argument{"a mail with other files"};
  for (std::size_t n = 0; n < files.size(); ++n) put(files[n], contents[n]);
  return bytes_of(GMIME_OBJECT(mail.get()));
}

}  // namespace mail
