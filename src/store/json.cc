#include "store/json.h"

template class nlohmann::basic_json<>;
