// The outbox as values: the mails, and one of them as it was sent.
#pragma once
#include "render/values.h"
#include "service/lists.h"

namespace web {

render::Values mail_list_page(const std::vector<service::MessageLine>& messages);
render::Values mail_page(const service::MessageSheet& sheet);

}  // namespace web
