// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/apikey.h"
#include "pages/callplace.h"

namespace lc {

class FormPage;
struct PageContext;

/// Makes an API key.
FormPage *makeApiKeyForm(PageContext &context, const CallPlace &place);
/// Changes an API key by the patches that make what is edited of what was there.
FormPage *makeApiKeyForm(PageContext &context, const CallPlace &place, const ApiKey &key);

} // namespace lc
