/** Sentences about files that hold tables, in German. */
import type { Dictionary } from '../translate';

export const fileFormats: Dictionary = {
  '{0} is empty. Choose a file with at least one row.': '{0} ist leer. Wählen Sie eine Datei mit mindestens einer Zeile.',
  '{0} has {1} columns, more than {2}. Choose another delimiter, or leave columns out.':
    '{0} hat {1} Spalten, mehr als {2}. Wählen Sie ein anderes Trennzeichen, oder lassen Sie Spalten weg.',
  'it has more than {0} columns': 'sie hat mehr als {0} Spalten',
  'it has more than {0} rows': 'sie hat mehr als {0} Zeilen',
  'it has more than {0} million cells': 'sie hat mehr als {0} Millionen Zellen',
  '{0} is JSON without rows of answers. It needs a list of trials, as jsPsych writes it, or a tree of Meadows.':
    '{0} ist JSON ohne Zeilen mit Antworten. Gebraucht wird eine Liste von Durchgängen, wie jsPsych sie schreibt, oder ein Baum von Meadows.',
  '{0} has more than {1} million cells. Keep the rows that are needed.':
    '{0} hat mehr als {1} Millionen Zellen. Behalten Sie die Zeilen, die gebraucht werden.',
  '{0} holds no square matrix and no vector of n(n−1)/2 values. Save the matrix of dissimilarities in it, with the names as ‘labels’.':
    '{0} enthält keine quadratische Matrix und keinen Vektor von n(n−1)/2 Werten. Speichern Sie darin die Matrix der Unähnlichkeiten, mit den Namen als „labels“.',
  '{0} cannot be read as a MATLAB file: it is damaged. Save it again with save("file.mat", "-v7").':
    '{0} ist nicht als MATLAB-Datei lesbar: Sie ist beschädigt. Speichern Sie sie noch einmal mit save("file.mat", "-v7").',
  'too large': 'zu groß',
  'too many rows': 'zu viele Zeilen',
  '{0} looks like what R’s dput writes, but cannot be read. Write write.csv(x, "table.csv") in R and choose that file.':
    '{0} sieht aus wie etwas, das dput in R schreibt, ist aber nicht lesbar. Schreiben Sie in R write.csv(x, "table.csv") und wählen Sie diese Datei.',
  'no end of arguments at {0}': 'kein Ende der Argumente bei {0}',
  'too long': 'zu lang',
  '{0} cannot be read as an SPSS file: it is damaged. Save it again in SPSS as .sav, or as CSV.':
    '{0} ist nicht als SPSS-Datei lesbar: Sie ist beschädigt. Speichern Sie sie in SPSS noch einmal als .sav oder als CSV.',
  'more than {0} columns': 'mehr als {0} Spalten',
  'more than {0} million cells': 'mehr als {0} Millionen Zellen',
  '{0} has {1}. Keep the rows and columns that are needed.': '{0} hat {1}. Behalten Sie die Zeilen und Spalten, die gebraucht werden.',
  '{0} cannot be read as a workbook: {1}. Save it again as .xlsx, or save the table as CSV.':
    '{0} ist nicht als Arbeitsmappe lesbar: {1}. Speichern Sie sie noch einmal als .xlsx, oder speichern Sie die Tabelle als CSV.',
  'it has no sheets': 'sie hat keine Blätter',
  'it is another kind of archive': 'es ist ein Archiv anderer Art',
  'the file is damaged': 'die Datei ist beschädigt',
  'a cell has no proper address': 'eine Zelle hat keine gültige Adresse',
  'it has {0} parts': 'sie hat {0} Teile',
  'unpacked it is larger than {0} MB': 'entpackt ist sie größer als {0} MB',
  'it contains document types': 'sie enthält Dokumenttypen',
  'an old Excel file (.xls)': 'eine alte Excel-Datei (.xls)',
  'Save it in Excel as .xlsx or as CSV.': 'Speichern Sie sie in Excel als .xlsx oder als CSV.',
  'Choose the file the table was made from.': 'Wählen Sie die Datei, aus der die Tabelle gemacht wurde.',
  'a PNG image': 'ein PNG-Bild',
  'Give it among the images.': 'Geben Sie es bei den Bildern an.',
  'a JPEG image': 'ein JPEG-Bild',
  'a Photoshop file (.psd)': 'eine Photoshop-Datei (.psd)',
  'In Photoshop choose File, Export, Export As, PNG, and give that among the images.':
    'Wählen Sie in Photoshop Datei, Exportieren, Exportieren als, PNG, und geben Sie das bei den Bildern an.',
  'a HEIC photograph': 'ein HEIC-Foto',
  'On a Mac choose File, Export, JPEG in Preview; on an iPhone Settings, Camera, Formats, Most Compatible.':
    'Wählen Sie auf dem Mac in der Vorschau Ablage, Exportieren, JPEG; auf dem iPhone Einstellungen, Kamera, Formate, Maximale Kompatibilität.',
  'a file of R’s workspace (.RData)': 'eine Datei des Arbeitsbereichs von R (.RData)',
  'In R write write.csv(x, "table.csv") and choose that file.': 'Schreiben Sie in R write.csv(x, "table.csv") und wählen Sie diese Datei.',
  'a file of R (.rds)': 'eine Datei von R (.rds)',
  'In R write write.csv(readRDS("file.rds"), "table.csv") and choose that file.':
    'Schreiben Sie in R write.csv(readRDS("file.rds"), "table.csv") und wählen Sie diese Datei.',
  'a compressed file': 'eine komprimierte Datei',
  'Unpack it first. If it is a .rds file of R, write write.csv(readRDS("file.rds"), "table.csv") there.':
    'Entpacken Sie sie zuerst. Ist es eine .rds-Datei von R, schreiben Sie dort write.csv(readRDS("file.rds"), "table.csv").',
  'a MATLAB file of version 7.3 or another HDF5 file': 'eine MATLAB-Datei der Version 7.3 oder eine andere HDF5-Datei',
  'In MATLAB write save("file.mat", "-v7") and choose that file.':
    'Schreiben Sie in MATLAB save("file.mat", "-v7") und wählen Sie diese Datei.',
  'a compressed SPSS file (.zsav)': 'eine komprimierte SPSS-Datei (.zsav)',
  'In SPSS choose File, Save as, SPSS Statistics (*.sav).': 'Wählen Sie in SPSS Datei, Speichern unter, SPSS Statistics (*.sav).',
  'a SAS transport file': 'eine Transportdatei von SAS',
  'Save the table as CSV there.': 'Speichern Sie die Tabelle dort als CSV.',
  'a Stata file (.dta)': 'eine Stata-Datei (.dta)',
  'In Stata choose File, Export, Text data.': 'Wählen Sie in Stata Datei, Exportieren, Textdaten.',
  '{0} is {1}, not a table. {2}': '{0} ist {1}, keine Tabelle. {2}',
  '{0} is a web page, not a table. Open it in Excel or LibreOffice and save it as .xlsx.':
    '{0} ist eine Webseite, keine Tabelle. Öffnen Sie sie in Excel oder LibreOffice und speichern Sie sie als .xlsx.',
  '{0} is XML, not a table. Open it in the program that made it and save the table as CSV or .xlsx.':
    '{0} ist XML, keine Tabelle. Öffnen Sie es in dem Programm, das es geschrieben hat, und speichern Sie die Tabelle als CSV oder .xlsx.',
  '{0} is {1}, which cannot be read here. {2}': '{0} ist {1}, was hier nicht lesbar ist. {2}',
  'a jamovi file (.omv)': 'eine jamovi-Datei (.omv)',
  'In jamovi choose ≡, Export, and save the data as CSV.': 'Wählen Sie in jamovi ≡, Export, und speichern Sie die Daten als CSV.',
  'a JASP file (.jasp)': 'eine JASP-Datei (.jasp)',
  'In JASP choose ≡, Export Data, and save it as CSV.': 'Wählen Sie in JASP ≡, Daten exportieren, und speichern Sie sie als CSV.',
  'a Numbers file': 'eine Numbers-Datei',
  'In Numbers choose File, Export To, CSV.': 'Wählen Sie in Numbers Ablage, Exportieren, CSV.',
  'a Word document': 'ein Word-Dokument',
  'Copy the table to Excel and save it as .xlsx.': 'Kopieren Sie die Tabelle nach Excel und speichern Sie sie als .xlsx.',
  '{0} is larger than {1} MB. Keep the columns that are needed and save it again.':
    '{0} ist größer als {1} MB. Behalten Sie die Spalten, die gebraucht werden, und speichern Sie noch einmal.',
  '{0} is not a text file. Save the table as CSV and choose that file.':
    '{0} ist keine Textdatei. Speichern Sie die Tabelle als CSV und wählen Sie diese Datei.',
  '{0} has more than {1} million cells. Keep the rows and columns that are needed.':
    '{0} hat mehr als {1} Millionen Zellen. Behalten Sie die Zeilen und Spalten, die gebraucht werden.',
};
