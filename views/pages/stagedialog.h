// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connections/session.h"
#include "domain/usageplan.h"
#include "items/column.h"
#include "pages/page.h"

#include <QDialog>

namespace lc {

class RecordDetails;

/// One stage of an API as it is deployed: what it says of itself, and its JSON.
class StageDialog final : public QDialog {
    Q_OBJECT
public:
    StageDialog(PageContext &context, const RowOrigin &origin, const ApiStage &stage,
                QWidget *parent);

private:
    RecordDetails *m_details;
    PendingCall m_call;
};

} // namespace lc
