// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/licensemanager/tokens.h"
#include "workflows/singlecall.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace lc {

class NoticeBand;
struct PageContext;

/// Exchanges a refresh token, which is typed or pasted, for an access token.
class AccessTokenDialog final : public QDialog {
    Q_OBJECT
public:
    /// `region` of the connection is where the call goes; the call itself is not signed.
    AccessTokenDialog(PageContext &context, const QString &connectionId, const QString &region,
                      QWidget *parent = nullptr);

private:
    void send();
    void onFinished();

    PageContext &m_context;
    const QString m_region;
    SingleCall<licensemanager::GetAccessToken> m_call;
    NoticeBand *m_band;
    QLineEdit *m_token;
    QPushButton *m_exchange;
};

} // namespace lc
