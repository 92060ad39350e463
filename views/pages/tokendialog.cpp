// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/tokendialog.h"

#include "grids/noticeband.h"
#include "reports/exportfile.h"
#include "style/secretclipboard.h"
#include "style/secrettext.h"
#include "style/theme.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QIODevice>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lc {

TokenDialog::TokenDialog(const Theme &theme, SecretClipboard &clipboard, const QString &what,
                         const QString &token, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("tokenDialog"));
    setWindowTitle(tr("New token"));
    auto *band = new NoticeBand(theme, this);
    band->show({Tone::Warning,
                tr("This token is shown once."),
                tr("Copy or save it now: nobody can show it again."),
                {},
                {}});
    auto *label = new QLabel(what, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    auto *text = new SecretText(clipboard, this);
    text->setPlainText(token);
    text->setReadOnly(true);
    text->setAccessibleName(tr("Token"));
    text->setObjectName(QStringLiteral("token"));
    text->setTabChangesFocus(true);
    theme.dress(text, TypeStyle::Mono);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    QPushButton *save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    buttons->addButton(QDialogButtonBox::Close);
    copy->setToolTip(tr("The clipboard forgets it after %n second(s).", nullptr,
                        int(SecretClipboard::usualStay.count())));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(band);
    layout->addWidget(label);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    setMinimumSize(520, 320);
    connect(copy, &QPushButton::clicked, this, [&clipboard, token] { clipboard.copy(token); });
    connect(save, &QPushButton::clicked, this, [this, token] { this->save(token); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    copy->setDefault(true);
    copy->setFocus();
}

void TokenDialog::save(const QString &token)
{
    auto *dialog = new QFileDialog(this, tr("Save token"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("license-token.txt"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, token](const QString &path) {
        const auto written = writeExportFile(path, [&token](QIODevice &file) {
            const QByteArray bytes = token.toUtf8() + '\n';
            return file.write(bytes) == bytes.size()
                ? Result<void, ExportError>()
                : Result<void, ExportError>(
                    unexpected(ExportError{ExportError::Kind::CannotWrite, file.errorString()}));
        });
        if (!written)
            findChild<NoticeBand *>()->show(
                {Tone::Danger, tr("The token was not saved."), written.error().message, {}, {}});
    });
    dialog->open();
}

} // namespace lc
